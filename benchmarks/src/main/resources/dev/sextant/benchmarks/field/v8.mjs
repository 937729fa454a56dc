// One Task (see Task.java) on V8: what GuestProcess does in a JVM. The clock is the processor time of the whole process: there is none of one
// thread in every Node; what V8 compiles on its other threads is done long before the second half of the iterations.
import { mkdtempSync, openSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';

const [task, module, ...rest] = process.argv.slice(2);
const bytes = readFileSync(module);
const line = (...words) => process.stdout.write(words.join(' ') + '\n');
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) * 1000; };
const wall = () => Number(process.hrtime.bigint());

const instantiate = (compiled, stdout, args) => {
  const wasi = new WASI({ version: 'preview1', args, env: {}, stdout, returnOnExit: true });
  return { wasi, instance: new WebAssembly.Instance(compiled, { wasi_snapshot_preview1: wasi.wasiImport }) };
};

const start = (compiled, stdout, args) => {
  const { wasi, instance } = instantiate(compiled, stdout, args);
  const code = wasi.start(instance);
  if (code) throw new Error('exit with code ' + code);
};

// What the guest prints goes to a file that nobody sees.
const withFile = (work) => {
  const folder = mkdtempSync(join(tmpdir(), 'sextant-v8-'));
  const file = join(folder, 'printed');
  try {
    work(() => openSync(file, 'w'), () => readFileSync(file, 'utf8').trim());
  } finally {
    unlinkSync(file);
    rmdirSync(folder);
  }
};

const tasks = {
  steady(units, seconds) {
    withFile((open, printed) => {
      const compiled = new WebAssembly.Module(bytes);
      const stdout = open();
      const end = cpu() + seconds * 1e9;
      for (let done = 0; done < 3 || cpu() < end; done++) {
        const before = cpu();
        start(compiled, stdout, ['program', units]);
        const time = cpu() - before;
        line('iteration', time, printed().split('\n').pop());
      }
    });
  },

  once() {
    start(new WebAssembly.Module(bytes), 1, ['program']);
  },

  compile(seconds, ...calls) {
    const end = wall() + seconds * 1e9;
    for (let done = 0; done < 1 || (seconds > 0 && (done < 3 || wall() < end)); done++) {
      const before = cpu();
      const began = wall();
      const { instance } = instantiate(new WebAssembly.Module(bytes), 1, ['program']);
      line('compiled', wall() - began, cpu() - before);
      for (const call of done === 0 ? calls : []) {
        const result = instance.exports[call]();
        line('called', wall() - began, cpu() - before, result);
      }
    }
  },
};

try {
  tasks[task](...rest);
  line('peak', process.resourceUsage().maxRSS);
} catch (failure) {
  line('failed', failure);
  process.exitCode = 1;
}

// Does on V8 what the Java side does on Sextant, and says what came of it in the same words.
// A line of input is a program: library or "-", module (both in base64), then the calls, with tabs between.
// The answer is one line for the instantiation and one for each call, then a line with a dot.
'use strict';
const fs = require('fs');

const CALLS_PER_GROWTH = 5, CALLS_PER_REENTRY = 7, CALLS_PER_FAILURE = 37, DEEPEST_REENTRY = 3;
const float32 = new Float32Array(1), int32 = new Int32Array(float32.buffer);
const float64 = new Float64Array(1), int64 = new BigInt64Array(float64.buffer);

class HostFailure extends Error {}

class Host {
    constructor() {
        this.calls = 0;
        this.depth = 0;
        this.log = '';
    }

    functions(module) {
        const functions = {};
        for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
            if (from === 'host' && kind === 'function') functions[name] = this.function(name);
        }
        return functions;
    }

    function(name) {
        const [, number, parameters, results] = /^(\d+):(\w*)>(\w*)$/.exec(name);
        return (...values) => {
            this.calls++;
            this.log += number + '(' + [...parameters].map((type, i) => argumentText(type, values[i])).join(',') + ')';
            const seed = this.calls * 31;
            if (this.calls % CALLS_PER_FAILURE === 0) throw new HostFailure();
            if (this.calls % CALLS_PER_GROWTH === 0) this.grow();
            if (this.calls % CALLS_PER_REENTRY === 0) this.callAgain();
            const given = [...results].map((type, i) => this.result(type, mixed(seed + i), parameters, values));
            return given.length === 0 ? undefined : given.length === 1 ? given[0] : given;
        };
    }

    grow() {
        try {
            this.exports?.memory?.grow(1);
        } catch (e) {
            if (!(e instanceof RangeError)) throw e;
        }
    }

    callAgain() {
        const functions = Object.keys(this.exports ?? {}).filter(name => name.startsWith('again'));
        if (functions.length === 0 || this.depth === DEEPEST_REENTRY) return;
        this.depth++;
        try {
            this.exports[functions[this.calls % functions.length]]();
        } finally {
            this.depth--;
        }
    }

    result(type, mixed, parameters, values) {
        switch (type) {
            case 'i': return mixed;
            case 'j': return BigInt.asIntN(64, BigInt(mixed) * 0x100000001n);
            case 'f': case 'd': return (mixed % 2001 | 0) / 8;
            case 'e': return mixed % 4 === 0 ? null : 'e' + (mixed & 3);
            case 'r': return parameters.includes('r') ? values[parameters.indexOf('r')] : null;
        }
    }

    takeLog() {
        const log = this.log;
        this.log = '';
        return log;
    }
}

function mixed(number) {
    const mixed = Math.imul(number, 0x9E3779B1);
    return mixed ^ mixed >>> 15;
}

function argumentText(type, value) {
    switch (type) {
        case 'i': return String(value);
        case 'j': return value + 'n';
        case 'f': float32[0] = value; return Number.isNaN(value) ? 'nan' : String(int32[0]);
        case 'd': float64[0] = value; return Number.isNaN(value) ? 'nan' : int64[0] + 'n';
        case 'e': return value === null ? 'null' : "'" + value;
        case 'r': return value === null ? 'null' : '@';
    }
}

class Program {
    constructor(library, module) {
        this.host = new Host();
        this.names = new Map();
        const imports = {};
        if (library !== '-') imports.library = this.instantiate(library, imports, 'library.').exports;
        this.exports = this.instantiate(module, imports, '').exports;
        this.host.exports = this.exports;
        this.globals = Object.keys(this.exports).filter(name => name.startsWith('get'));
        this.tables = Object.keys(this.exports).filter(name => /^t\d/.test(name));
    }

    instantiate(base64, imports, prefix) {
        const module = new WebAssembly.Module(Buffer.from(base64, 'base64'));
        const instance = new WebAssembly.Instance(module, { ...imports, host: this.host.functions(module) });
        for (const [name, value] of Object.entries(instance.exports)) {
            // The module's own names go before the library's, and the first before the others.
            if (typeof value === 'function' && (prefix === '' && !this.own?.has(value) || !this.names.has(value))) {
                this.names.set(value, '@' + prefix + name);
                if (prefix === '') (this.own ??= new Set()).add(value);
            }
        }
        return instance;
    }

    call(text) {
        const [name, ...values] = text.split(' ');
        return outcome(() => {
            const result = this.exports[name](...values.map(value => this.value(value)));
            return ['ok', ...(Array.isArray(result) ? result : result === undefined ? [] : [result]).map(each => this.text(each))]
                .join(' ');
        }) + this.state();
    }

    state() {
        const globals = this.globals.map(name => {
            const value = this.exports[name]();
            return (Array.isArray(value) ? value : [value]).map(each => this.text(each)).join(',');
        });
        const tables = this.tables.map(name => {
            const table = this.exports[name], entries = [];
            for (let i = 0; i < table.length; i++) entries.push(this.text(table.get(i)));
            return '[' + entries.join(',') + ']';
        });
        return ' | ' + [this.host.takeLog(), hash(this.exports.memory), globals.join(' '), tables.join(' ')].join(' | ');
    }

    value(text) {
        if (text === 'null') return null;
        if (text.startsWith('@')) return this.exports[text.slice(1)];
        if (text.startsWith("'")) return text.slice(1);
        return text.endsWith('n') ? BigInt(text.slice(0, -1)) : Number(text);
    }

    text(value) {
        switch (typeof value) {
            case 'number': return String(value);
            case 'bigint': return value + 'n';
            case 'string': return "'" + value;
            case 'function': return this.names.get(value) ?? '@?';
            default: return String(value);
        }
    }
}

function hash(memory) {
    if (memory === undefined) return '-';
    let hash = 0x811C9DC5 | 0;
    const words = new Int32Array(memory.buffer);
    for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i], 16777619);
    return words.length / 16384 + ':' + hash;
}

function outcome(action) {
    try {
        return action();
    } catch (e) {
        if (e instanceof WebAssembly.RuntimeError) return 'trap ' + e.message;
        if (e instanceof HostFailure) return 'threw';
        if (e instanceof RangeError) return 'exhausted ' + e.message;
        return 'error ' + e;
    }
}

function run(line) {
    const [library, module, ...calls] = line.split('\t');
    let program;
    const lines = [outcome(() => {
        program = new Program(library, module);
        return 'instantiated';
    })];
    if (program !== undefined) {
        lines[0] += program.state();
        for (const call of calls) lines.push(program.call(call));
    }
    return lines.join('\n') + '\n.\n';
}

function write(text) {
    let bytes = Buffer.from(text);
    while (bytes.length > 0) {
        try {
            bytes = bytes.subarray(fs.writeSync(1, bytes));
        } catch (e) {
            if (e.code !== 'EAGAIN') throw e;
        }
    }
}

const chunk = Buffer.alloc(1 << 16);
let parts = [];
write(process.versions.v8 + '\n');
for (;;) {
    let size;
    try {
        size = fs.readSync(0, chunk);
    } catch (e) {
        if (e.code === 'EAGAIN') continue;
        if (e.code === 'EOF') break;
        throw e;
    }
    if (size === 0) break;
    let from = 0;
    for (let end; (end = chunk.subarray(0, size).indexOf(10, from)) >= 0; from = end + 1) {
        parts.push(Buffer.from(chunk.subarray(from, end)));
        write(run(Buffer.concat(parts).toString('latin1')));
        parts = [];
    }
    parts.push(Buffer.from(chunk.subarray(from, size)));
}

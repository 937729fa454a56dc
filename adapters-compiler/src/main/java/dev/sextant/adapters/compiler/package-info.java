/// An engine that translates functions to methods of JVM classes, of which HotSpot makes machine code.
///
/// **Classes.** A [ModuleLoader] for each module and form of memory (held in an array or reached through methods) loads
/// what [ModuleCode] generates when the JVM first asks for it, so functions that nobody calls cost nothing. `I` extends
/// [Instances.Instance][dev.sextant.adapters.compiler.Instances] by a field for each global, table and import. `F` and a number has the
/// methods of 16 functions. `C` and a number is the callee of one function: what imports and `call_indirect` call. It extends the class
/// `S` of its function type, of which there is one in the JVM ([Signatures]), so that the class of a callee tells its type. Nested
/// classes here that are public are so for generated code, which is of other loaders.
///
/// **Where classes come from.** A [ModuleLoader] asks a [ClassSource]: [ModuleCode], which generates, or in a jar the jar. What running
/// code needs is in few classes that lead to no other here: [Program], [Instances], [Calls], [FunctionTypes], [Faults], [Traces],
/// [Lines], [Partial] and those that access memory. [ArchiveWriter] copies them into each jar beside [Archives], under a package of the jar's own ([ClassRelocation]).
///
/// **Calls.** A function is a static method `f` and its index: the arguments in JVM types (a v128 as two longs), the number of open
/// calls, the instance. The first result is returned, further ones lie in the instance; so do arguments beyond the JVM's 255 slots
/// ([Convention], [Passing]). Calls within a module are `invokestatic`. A small function that calls itself has methods that take turns
/// ([Recursion]).
///
/// **Code.** [Emission] walks over a function's [Body] and leaves out what is not reached; the operand stack is the JVM's. Each chapter
/// of the standard has its class: [NumericCode], [VectorCode], [MemoryCode], [StateCode], [ControlCode], [CallCode]. A comparison waits
/// for the branch behind it ([Comparison]). Before a loop the stack is emptied into variables, or HotSpot would not replace the
/// interpreted loop by a compiled one.
///
/// **Large functions.** HotSpot compiles no method above 8,000 bytes, and inlines only so many accesses of memory into one. [Splitting]
/// decides by [Estimate] which [Part]s of a function get methods of their own: whole loops, and stretches between the large blocks,
/// such as the arms of a switch. Where a part is called, the locals that pass between methods ([Liveness], [Sharing]) and the operands
/// that it takes lie in an object ([Frames]); other locals are the JVM's ([Variables]). A part returns the number of the exit by which
/// it was left, 0 for its end; [Scan] finds the exits beforehand. Where an estimate was too low, the function is split again, finer.
///
/// **What is handed over.** Where the JVM does not take what would be generated for a function ([FunctionTranslation],
/// [FunctionsClass]), or a module's time or bytecode is used up, its method calls the engine that was given as fallback
/// ([HandingOver]), which works on the same instance. Such a method is no open call of this engine: traces leave it out.
///
/// What the JVM takes in neither form, and what is left when the time for compiling is over, is handed to another engine ([HandingOver]).
///
/// **Faults.** What makes a fault reads the open calls off Java's stack ([Traces]): a method's name says the function, its line numbers
/// count instructions. Every fault that comes from elsewhere is completed where it enters generated code.
package dev.sextant.adapters.compiler;

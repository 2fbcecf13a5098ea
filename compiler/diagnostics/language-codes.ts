/**
 * BH1xxx: what the TypeScript subset refuses, and why. A code is never reused; what has gone stays in the table as a gap. Each has a
 * fixture in tests/fixtures/diagnostics that provokes it.
 */

export interface CodeEntry {
  /** What is wrong in general, for the reference. */
  title: string;
  /** What to write instead, shown below the finding unless the finding has a better one. */
  hint: string;
}

export const languageCodes = {
  // ---- TypeScript's own
  BH1000: { title: 'syntax error', hint: 'this is not TypeScript: your editor shows the place' },
  BH1001: { title: 'type error', hint: 'this is an error of TypeScript itself: your editor shows it too' },
  // ---- kinds of code that need a heap, a garbage collector, or have no bound
  BH1010: { title: 'not in the subset', hint: 'docs/language.md says which part of TypeScript is accepted' },
  BH1011: { title: 'any or unknown', hint: 'write the type: u8, i32, f32, boolean, an interface …' },
  BH1012: { title: 'number without a width', hint: 'write u8, i8, u16, i16, u32, i32, f32 or f64; for bigint i64 or u64' },
  BH1013: { title: 'var', hint: 'use `const`, or `let` where it is assigned again' },
  BH1014: { title: 'object variable that can be rebound', hint: 'use `const`: the fields may still change' },
  BH1015: { title: 'type that cannot be told', hint: 'annotate it' },
  BH1016: { title: 'try and catch', hint: 'return a result that says what failed; a trap stops the task and the supervisor restarts it' },
  BH1017: { title: 'async code', hint: 'a task is a scan: keep the state in variables and look again in the next scan' },
  BH1018: {
    title: 'generator that is no sequence',
    hint: 'write `const startUp = run(fill)` at the top level and `startUp.step()` in `scan`; in a sequence `yield* fill()`',
  },
  BH1019: { title: 'function kept as a value', hint: 'call it by its name, or pass it as an argument where it is needed' },
  BH1020: { title: 'growing array', hint: 'use an array of fixed length and a count: `items[count] = x; count++`' },
  BH1021: { title: 'object that needs a heap', hint: 'use typed arrays, classes and constant tables' },
  BH1022: { title: 'regular expression', hint: 'compare bytes in a loop' },
  BH1023: { title: 'delete', hint: 'fields exist for ever: keep a boolean beside the field' },
  BH1024: { title: 'string as code', hint: 'code is fixed when it is built: write a function' },
  BH1025: { title: 'dynamic import', hint: 'import at the top of the file' },
  BH1026: {
    title: 'inheritance or prototype',
    hint: 'extend one class that extends none itself, or put the other class into a field and call its methods',
  },
  BH1027: { title: 'decorator', hint: 'call a function instead' },
  BH1028: { title: 'optional', hint: 'give it a value always; keep a boolean beside it when it may be absent' },
  BH1029: { title: 'string built at run time', hint: 'pass the parts to console.log; keep a union of string literals in variables' },
  BH1030: { title: 'comparison of strings', hint: "give the variable a union type, as `'idle' | 'run'`: those compare in one instruction" },
  BH1031: { title: 'template literal', hint: 'template literals are for console.log and for `format(buffer, …)`' },
  BH1032: { title: 'spread or rest', hint: 'write the elements one by one, or use an array whose length is known' },
  BH1033: { title: 'run-time type test', hint: 'keep a tag field of string literals and compare it' },
  // ---- numbers
  BH1035: { title: 'integer and floating point mixed', hint: 'convert one side: `f32(x)`, or `i32.trunc(x)`' },
  BH1036: { title: 'bigint and number mixed', hint: 'convert one side: `BigInt(x)`, or write the literal with n' },
  BH1037: { title: 'fraction of integers', hint: 'write `Math.trunc(a / b)` or `Math.floor(a / b)`, or convert to f32 first' },
  BH1038: { title: 'constant out of range', hint: 'use a wider type, or `.wrap` or `.clamp`' },
  BH1039: { title: 'conversion that loses', hint: 'say how: `i32.trunc(x)`, `.round`, `.floor`, `f32(x)`' },
  BH1040: { title: 'condition that is no boolean', hint: 'compare: `x !== 0`' },
  BH1041: { title: 'comparison of different things', hint: 'compare values of one type, with ===' },
  BH1042: { title: 'constant needed', hint: 'use a literal, or a `const` that is made of literals' },
  BH1043: { title: 'operator for another type', hint: 'see the message for the type it got' },
  // ---- objects and arrays
  BH1045: { title: 'null or undefined', hint: 'keep a boolean beside the value' },
  BH1046: { title: 'array of unknown length', hint: 'write `new Uint8Array(64)`, an array literal, or `FixedArray<T, N>`' },
  BH1047: { title: 'elements of different types', hint: 'use an object with named fields' },
  BH1048: { title: 'object or array of another type', hint: 'give both the same declared type' },
  BH1049: { title: 'type that contains itself', hint: 'use an index into an array instead' },
  BH1050: { title: 'union that has no common form', hint: 'use objects that share a tag field, which is one literal in each of them' },
  BH1051: { title: 'object rebound', hint: 'copy the fields one by one: `a.x = b.x`' },
  BH1052: { title: 'reference that is kept', hint: 'keep an index, or copy what is needed' },
  BH1053: { title: 'reference returned', hint: 'let the caller pass the object in, or return a fresh object literal' },
  BH1054: { title: 'fields that cannot be told', hint: 'name each field with a plain name' },
  BH1055: { title: 'copy onto itself', hint: 'copy in a loop, in the direction that is right for you' },
  // ---- control
  BH1057: { title: 'for…in', hint: 'use `for…of`, or a counted loop' },
  BH1058: { title: 'loop over something else than an array', hint: 'loop over an array, or `for (const _ of atMost(100))`' },
  BH1059: { title: 'throw', hint: "write `throw new Error('what is wrong')`, or `assert(condition, 'what is wrong')`" },
  BH1060: { title: 'this outside a method', hint: 'pass the object as a parameter' },
  BH1061: { title: 'half of an accessor', hint: 'declare both `get` and `set`' },
  BH1062: { title: 'overload', hint: 'give each function a name of its own' },
  BH1063: { title: 'type parameter that cannot be told', hint: 'write the type argument: `largest<u8>(a, b)`' },
  BH1064: { title: 'type assertion', hint: 'convert: `u8(x)` checks, `u8.wrap(x)` wraps' },
  BH1065: { title: 'used before it has a value', hint: 'move the declaration up, or do this in `init`' },
  BH1066: { title: 'nested too deeply', hint: 'give the inner parts names of their own' },
  BH1067: { title: 'native function', hint: 'functions in C are declared in lib, with `@native name`; or write the task in C' },
  BH1068: { title: 'console', hint: 'console.log prints numbers, booleans, strings and unions of string literals' },
  BH1069: { title: 'duration', hint: "write a literal: '10ms', '2s', '5min', '1h'" },
  // ---- tasks
  BH1070: { title: 'no such point for this task', hint: 'name the point in `reads` or `writes` of the task in system.ts' },
  BH1071: {
    title: 'point that this task does not write',
    hint: 'name the point in `writes` of the task, or ask its writer through a call',
  },
  BH1072: { title: 'points or peripherals of another task', hint: "write this task's own name as second type argument" },
  BH1073: { title: 'points used as a value', hint: 'read and write `point.value`' },
  BH1074: { title: 'peripheral not declared', hint: 'name it in `uses` of the task in system.ts' },
  BH1075: {
    title: 'endpoint',
    hint: 'write `export const name = serve({ method(value: u16): boolean { … } })` at the top level of the task module',
  },
  BH1076: {
    title: 'message',
    hint: 'parameters and result of a call are numbers, booleans and unions of string literals, 64 bytes each way',
  },
  BH1077: {
    title: 'connection',
    hint: "write `const peer = connect<typeof import('./control.ts').setpoint>('control.setpoint')` at the top level",
  },
  BH1078: { title: 'call that is not declared', hint: 'name it in `calls` of the task in system.ts' },
  BH1079: { title: 'outcome of a call not handled', hint: 'look at it: `const reply = peer.set(5); if (!reply.ok) …`' },
  BH1080: { title: 'no task here', hint: 'points, peripherals and calls belong to the tasks of a system' },
  BH1081: {
    title: 'import',
    hint: "import modules of the task, 'bulkhead' and 'bulkhead/…' libraries for firmware; other tasks with `import type`",
  },
  BH1082: { title: 'init or scan', hint: 'write `export function scan(): void { … }`' },
  BH1083: { title: 'no right to the audit log', hint: 'write `log: true` in the entry of the task in system.ts' },
  BH1090: {
    title: 'function that is passed',
    hint: 'pass a function by its name or an arrow function; what takes it may call it or pass it on',
  },
  BH1091: { title: 'recursion through a callback', hint: 'write a loop, with an array for what is still to be done' },
  // ---- sequences
  BH1100: { title: 'yield with a value', hint: 'a sequence gives nothing away at a `yield`: store it in a variable of the module' },
  BH1101: {
    title: 'sequence used as something else',
    hint: 'write `const startUp = run(fill)` at the top level and `startUp.step()` in `scan`',
  },
  BH1102: {
    title: 'yield* of something else',
    hint: "write `yield* fill()`, `yield* until(() => level.value > 80, '30s')`, `yield* wait('1s')`",
  },
  BH1103: { title: 'sequence within itself', hint: 'write a loop: each sequence has one place in memory for each `yield*`' },
  BH1104: {
    title: 'condition of until',
    hint: 'write `until(() => level.value > 80)`, or the name of a top-level function without parameters that gives a boolean',
  },
  BH1120: {
    title: 'not retained',
    hint: 'write `let hours: u32 = retain(0)` at the top level; numbers, booleans, arrays of them, and objects of such can be retained',
  },
  BH1999: { title: 'internal error of the compiler', hint: 'please report this line; the program may be right' },
} as const satisfies Record<`BH1${number}`, CodeEntry>;

export type LanguageCode = keyof typeof languageCodes;

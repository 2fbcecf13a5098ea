/**
 * The findings about a system as a whole: BH3xxx are about system.ts, BH4xxx about native code, sizes and the link.
 * A code is never reused; what has gone stays in the table as a gap.
 */

export interface SystemCode {
  /** What is wrong in general, for the reference. */
  title: string;
  /** What to do about it, shown below the finding unless the finding has a better one. */
  hint: string;
}

export const systemCodes = {
  // ---- reading system.ts
  BH3001: { title: 'no system here', hint: 'a system is a folder with a system.ts; `bulkhead new FOLDER` writes one' },
  BH3002: { title: 'system.ts cannot be read', hint: 'correct it until your editor shows no error in it' },
  BH3003: {
    title: 'system.ts threw an exception',
    hint: 'system.ts runs on the build machine each time the system is built; it must end without an error',
  },
  BH3004: { title: 'no system exported', hint: "end system.ts with `export default defineSystem({ … })` of 'bulkhead/system'" },
  BH3005: { title: 'wrong form', hint: 'your editor shows the type that is expected here' },
  BH3006: { title: 'unknown board', hint: 'choose one of the boards listed' },
  BH3007: { title: 'system without bindings for the board', hint: 'add the board to `boards` and bind each input and output point' },
  // ---- points and bindings
  BH3010: { title: 'point not bound', hint: "bind it to a channel of the simulation host ('hil:0') or to a pin" },
  BH3011: { title: 'binding of an unknown point', hint: 'declare the point in `points`, or remove the binding' },
  BH3012: { title: 'channel bound twice', hint: 'give each input its own channel, and each output; inputs and outputs count apart' },
  BH3013: { title: 'bad binding', hint: "write 'hil:' and a channel number from 0 to 63, or a pin such as 'PA5'" },
  BH3014: { title: 'unknown pin', hint: 'see the board for its pins' },
  BH3015: { title: 'overlapping pins', hint: 'one pin has one owner: a point or a peripheral in use' },
  BH3016: { title: 'pins not driven yet', hint: "bind the point to a channel of the simulation host: 'hil:0'" },
  BH3017: { title: 'binding of a point that has no hardware', hint: 'remove the binding: memory and restart points live in the chip' },
  BH3018: { title: 'bad point name', hint: 'a point is named like a variable: letters, digits and _, not a word of the language' },
  BH3020: { title: 'two writers', hint: 'every point has exactly one writer: let one task write it, and ask that task through a call' },
  BH3021: { title: 'point without a writer', hint: 'name the point in `writes` of one task' },
  BH3022: { title: 'unknown point', hint: 'declare it in `points`' },
  BH3023: {
    title: 'point that no task may write',
    hint: 'inputs are written by the hardware and restart counts by the kernel: read it instead',
  },
  BH3024: { title: 'restarts of an unknown task', hint: 'name a task of this system' },
  BH3025: { title: 'value outside the type of the point', hint: 'choose a value of the type, or a wider type' },
  BH3026: { title: 'named twice', hint: 'remove one' },
  BH3027: { title: 'quality of something else', hint: 'inputs and outputs have a quality' },
  BH3028: { title: 'bad scale', hint: 'for example { raw: [0, 4095], value: [-20, 120] }' },
  // ---- tasks
  BH3030: { title: 'bad task name', hint: "a task is named like a variable; 'supervisor' and 'io' are part of every system" },
  BH3031: { title: 'entry file missing', hint: 'the path starts at the folder of system.ts' },
  BH3032: { title: 'bad entry', hint: "a task's entry is a TypeScript module (./control.ts) or a native C file (./filter.c)" },
  BH3033: { title: 'too many or too few', hint: 'the tables of the kernel count in bytes' },
  BH3034: { title: 'unknown peripheral', hint: 'see the board for its peripherals' },
  BH3035: { title: 'peripheral used by two tasks', hint: 'let one task own it, and ask that task through a call' },
  BH3036: { title: 'too many peripherals for one task', hint: 'the MPU has six regions left for them: split the task' },
  BH3040: { title: 'bad duration', hint: "write a number and a unit: '500us', '10ms', '2s', '5min', '1h'" },
  BH3041: { title: 'period not a multiple of the tick', hint: 'choose a multiple' },
  BH3042: {
    title: 'budget above the period',
    hint: 'an activation must end before the next begins: shorten the budget or lengthen the period',
  },
  BH3043: { title: 'bad priority', hint: '1 is the highest; 0 belongs to the supervisor' },
  BH3044: { title: 'bad restart limits', hint: "for example { within: '10ms', atMost: 5, per: '1s' }" },
  BH3045: { title: 'bad servesPerPeriod', hint: 'a whole number from 1 to 65535; the default is 8' },
  BH3046: { title: 'bad stack size', hint: 'whole bytes, a multiple of 8' },
  // ---- calls and policy
  BH3050: {
    title: 'call to an unknown task',
    hint: "a call is named 'task.endpoint', after the task and the constant that `serve` gave it",
  },
  BH3051: { title: 'call to itself', hint: 'call the function directly' },
  BH3052: { title: 'call to an endpoint of a C task', hint: 'a native C task names no endpoints' },
  BH3053: { title: 'unknown endpoint', hint: 'export it: `export const name = serve({ … })`' },
  BH3060: { title: 'policy names an unknown task', hint: 'name a task of this system' },
  BH3061: { title: 'policy names an unknown call', hint: 'name a call that a task declares in `calls`' },
  BH3062: { title: 'integrity violated', hint: 'name the endpoint in `upgrade` if it validates what it gets, or remove the call' },
  BH3063: { title: 'bad rate', hint: "for example rate('modbus', 'control.setpoint', { atMost: 10, per: '1s' })" },
  BH3064: { title: 'bad integrity level', hint: "the levels are 'low', 'medium', 'high'" },
  BH3065: { title: 'unknown policy rule', hint: "make rules with the functions of 'bulkhead/policy'" },
  BH3066: { title: 'bad secrecy level', hint: "the levels are 'public', 'internal', 'secret'" },
  BH3067: { title: 'secrecy violated', hint: 'name the call or point in `declassify` if what goes there may be known, or remove it' },
  BH3068: { title: 'unknown role', hint: 'the roles are the names in `may`' },
  BH3069: { title: 'unknown state', hint: 'the states are those of the first list' },
  BH3070: { title: 'bad monitor', hint: "for example monitor: { port: 'usart1', forces: ['level'] }" },
  BH3071: {
    title: 'predicate that cannot be compiled',
    hint: 'compare parameters, their sums or differences, and numbers; join with && || !; `if (…) return …` is fine too',
  },
  BH3072: { title: 'predicate that does not fit its method', hint: 'give it the parameters of the method, in its order' },
  BH3073: { title: 'state or role that is never reached', hint: 'remove it, or add the call that leads there' },
  BH3074: { title: 'call that no rule ever allows', hint: 'remove the call from `calls`, or correct the rule' },
  BH3075: {
    title: 'upgrade without validation',
    hint: "check what comes in: argument('task.endpoint.method', (value: u16) => value <= 900)",
  },
  BH3076: { title: 'rule without effect', hint: 'remove it, or correct what it was meant for' },
  BH3077: {
    title: 'role that its own session enters unchecked',
    hint: 'let a task that knows who is there open the session: `by`, or check the call with an `argument` rule',
  },
  BH3078: { title: 'policy names an unknown method', hint: "name a method as 'task.endpoint.method', as `serve` has it" },
  BH3079: { title: 'right to read the audit log', hint: 'write `log: true`, or leave it out' },
  // ---- native code, sizes, link
  BH4001: { title: 'undefined symbol', hint: 'a task holds all its code: define it in the task; there is no operating system below it' },
  BH4002: { title: 'flash too small', hint: 'make the largest smaller, or choose a board with more flash' },
  BH4003: { title: 'RAM too small', hint: 'make the largest smaller, or choose a board with more RAM' },
  BH4004: { title: 'C compiler', hint: '' },
  BH4005: { title: 'symbol defined twice', hint: 'rename one: a task shares its names with the kernel interface it is linked with' },
  BH4006: { title: 'section of its own', hint: 'a task has code, constants and data; remove the section attribute' },
  BH4007: { title: 'stack smaller than needed', hint: 'leave `stack` out, or raise it' },
  BH4008: {
    title: 'stack without a bound',
    hint: 'remove the recursion or the call through a pointer, or set `stack` where the depth is known',
  },
  // ---- the plant model of a run
  BH5001: { title: 'no plant model', hint: 'name a file that is there, or leave `--plant` out' },
  BH5002: { title: 'plant model cannot be read', hint: 'correct it until your editor shows no error in it' },
  BH5003: {
    title: 'plant model threw an exception',
    hint: 'the model runs on the host, at the start and at each exchange; it must not throw',
  },
  BH5004: { title: 'no plant exported', hint: "export a Plant of 'bulkhead/plant', or a function that makes one" },
  BH5005: {
    title: 'wrong value of the plant model',
    hint: 'step() returns the inputs by name: numbers for analogue, booleans for digital points',
  },
} satisfies Record<`BH${number}`, SystemCode>;

export type SystemCodeName = keyof typeof systemCodes;

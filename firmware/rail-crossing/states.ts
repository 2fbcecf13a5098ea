/** The numbers that go over points, calls and Modbus. */

/** Where the crossing stands; FAILED: a fault is there, and only a reset leads on. */
export const STARTING = 0;
export const OPEN = 1;
export const WARNING = 2;
export const FALLING = 3;
export const SHUT = 4;
export const PROCEED = 5;
export const PASSING = 6;
export const RISING = 7;
export const FAILED = 8;

/** Bits of `faults`. */
export const BARRIERS_LATE = 1;
export const CONTACTS_CONTRADICT = 2;
export const LIGHTS_UNPROVEN = 4;
export const NOT_RAISED = 8;
export const TRAIN_LOST = 16;
export const TRAIN_UNEXPECTED = 32;

/** Who is at the controls. */
export const REMOTE = 0;
export const LOCAL = 1;
export const MAINTENANCE = 2;

/** What may be asked for the warning before the barriers fall, in ms. */
export const WARNING_LEAST = 3000;
export const WARNING_MOST = 8000;

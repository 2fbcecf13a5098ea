/**
 * Restart limits, one entry a task, in milliseconds. This file only gives the type to editors: the build puts the real table, made from
 * `restart` of system.ts, in its place.
 */
export const limits = [{ within: 10, atMost: 5, per: 1000 }] as const;

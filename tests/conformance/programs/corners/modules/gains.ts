export const RATE = 0.1;
export const HALF = -0.5;

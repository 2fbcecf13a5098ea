const enum Flag {
  A = 1,
  B = 1 << 1,
  C = 1 << 2,
  All = 7,
}

let flags = Flag.A | Flag.C;

export function scan(): void {
  console.log((flags & Flag.A) !== 0, (flags & Flag.B) !== 0, (flags & Flag.C) !== 0, flags);
  flags |= Flag.B;
  console.log(flags === Flag.All, flags & ~Flag.A);
}

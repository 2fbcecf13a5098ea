const flags: boolean[] = [true, false, false];

export function scan(): void {
  flags[1] = flags[0]! && !flags[2]!;
  flags[0] = !flags[0]!;
  let set = 0;
  for (const flag of flags) if (flag) set++;
  console.log(flags[0]!, flags[1]!, flags[2]!, set);
}

function name(on: boolean): string {
  return on ? 'on' : 'off';
}

export function scan(): void {
  const text = name(true);
  console.log(text, name(false), `state: ${name(true)}`);
}

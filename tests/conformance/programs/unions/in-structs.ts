type Kind = 'pump' | 'valve';
interface Part {
  kind: Kind;
  state: 'on' | 'off';
}
const parts: Part[] = [
  { kind: 'pump', state: 'off' },
  { kind: 'valve', state: 'on' },
];

export function scan(): void {
  for (const part of parts) {
    console.log(part.kind, part.state);
    part.state = part.state === 'on' ? 'off' : 'on';
  }
  console.log(parts[0]!.state, parts[1]!.state, parts[0]!.kind === parts[1]!.kind);
}

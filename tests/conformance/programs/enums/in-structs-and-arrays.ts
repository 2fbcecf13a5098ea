enum Color {
  Red,
  Green,
  Blue,
}
interface Lamp {
  color: Color;
  on: boolean;
}
const order: Color[] = [Color.Blue, Color.Red, Color.Green];
const lamp: Lamp = { color: Color.Green, on: false };

export function scan(): void {
  console.log(lamp.color, lamp.on);
  for (const color of order) console.log(color, color === Color.Red);
  lamp.color = order[0]!;
  lamp.on = lamp.color === Color.Blue;
  order[1] = lamp.color;
  console.log(lamp.color, lamp.on, order[1]!);
}

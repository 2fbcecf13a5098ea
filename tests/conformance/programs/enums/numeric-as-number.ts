enum Level {
  Low = -5,
  Middle = 100,
  High = 1000,
}

let level: Level = Level.Middle;

export function scan(): void {
  console.log(level + 1, level * 2, level > Level.Low, Level.High - Level.Low);
  level = Level.Low;
  console.log(level, level + 0);
}

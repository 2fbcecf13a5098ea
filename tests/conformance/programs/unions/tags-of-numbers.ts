import type { i16, u8 } from 'bulkhead';

enum Kind {
  Level,
  Alarm = 7,
  Drift,
}
type Entry = { kind: Kind.Level; value: u8 } | { kind: Kind.Alarm; on: boolean } | { kind: Kind.Drift; value: u8; by: i16 };
type Frame = { code: 1; length: u8 } | { code: 2; data: u8 } | { code: -1; error: i16 };

const entries: Entry[] = [
  { kind: Kind.Level, value: 4 },
  { kind: Kind.Alarm, on: true },
  { kind: Kind.Drift, value: 1, by: -300 },
];
const failed: Frame = { code: -1, error: 5 };

function weight(entry: Entry): i16 {
  switch (entry.kind) {
    case Kind.Level:
      return entry.value;
    case Kind.Alarm:
      return entry.on ? 1 : 0;
    case Kind.Drift:
      return entry.by + entry.value;
  }
}

function first(frame: Frame): i16 {
  if (frame.code === 1) return frame.length;
  if (frame.code === 2) return frame.data;
  return frame.error;
}

function answer(code: u8): Frame {
  return code === 1 ? { code: 1, length: 9 } : { code: 2, data: code };
}

export function scan(): void {
  for (const entry of entries) console.log(entry.kind, weight(entry));
  console.log(first(failed), failed.code, first(answer(1)), first(answer(77)));
}

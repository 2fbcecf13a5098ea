import type { f32, i32 } from 'bulkhead';

type Shape = { kind: 'circle'; radius: f32 } | { kind: 'box'; width: i32; height: i32 } | { kind: 'none' };

function area(shape: Shape): f32 {
  switch (shape.kind) {
    case 'circle':
      return shape.radius * shape.radius * 3;
    case 'box':
      return shape.width > 100 ? 1 : 2;
    case 'none':
      return 0;
  }
}
const shapes: Shape[] = [{ kind: 'circle', radius: 1.5 }, { kind: 'box', width: 3, height: 4 }, { kind: 'none' }];

export function scan(): void {
  for (const shape of shapes) console.log(shape.kind, area(shape));
}

import type { f32, i32 } from 'bulkhead';

abstract class Sensor {
  protected raw: i32 = 10;
  abstract scale(): f32;
  read(): f32 {
    this.raw += 5;
    return this.scale() * 2;
  }
}
class Temperature extends Sensor {
  scale(): f32 {
    return this.raw > 12 ? 1.5 : 0.5;
  }
}
class Pressure extends Sensor {
  private readonly gain: f32 = 0.25;
  scale(): f32 {
    return this.gain;
  }
}
const temperature = new Temperature();
const pressure = new Pressure();

function show(sensor: Sensor): void {
  console.log(sensor.read());
}

export function scan(): void {
  show(temperature);
  show(pressure);
  show(temperature);
}

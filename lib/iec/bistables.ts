/** Bistables: IEC 61131-3:2013, 6.6.3.5.2, table 43 (edition 2: 2.5.2.3.1). The input with the 1 in its name wins. */

/** Set dominant: `q1` is true from `s1` on until `r` without `s1`. */
export class SR {
  private state: boolean = false;

  update(s1: boolean, r: boolean): void {
    this.state = s1 || (!r && this.state);
  }

  get q1(): boolean {
    return this.state;
  }
}

/** Reset dominant: `q1` is true from `s` without `r1` on until `r1`. */
export class RS {
  private state: boolean = false;

  update(s: boolean, r1: boolean): void {
    this.state = !r1 && (s || this.state);
  }

  get q1(): boolean {
    return this.state;
  }
}

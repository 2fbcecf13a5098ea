/* Contracts of schedule.c. */
/*@ requires valid: VALID;
  @ assigns kernel.top;
  @ STAYS_VALID;
  @ ensures known: \result <= tables.tasks && \result == kernel.top;
  @ ensures runnable: kernel.runnable[\result];
  @ ensures none_above: \forall integer r; \old(kernel.top) <= r < \result ==> !kernel.runnable[r]; */
static uint32_t best_rank(void);

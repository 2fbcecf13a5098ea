/* What must hold, said a second time and independently of the kernel's C. */
#ifndef ORACLE_H
#define ORACLE_H
#include "machine.h"

/* The invariants between two kernel steps. */
void oracle_invariants(void);
/* Copies all state: the kernel's, the tasks', their memory. */
void oracle_before_step(void);
/* Are these arguments of the running task's system call good ones? By the words
 * of bulkhead.h, in 64-bit arithmetic. */
bool oracle_accepts(const struct task_state *task, uint32_t number,
                    const uint32_t *arguments);
/* After a step: only what it may have changed of other tasks' memory has
 * changed. `caller`: who made a system call, or NULL. */
void oracle_after_step(const struct task_state *caller, uint32_t number,
                       const uint32_t *arguments);
#endif

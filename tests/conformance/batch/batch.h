/* Between the programs of a batch (batch.c) and what runs it (host.c, chip.c). */
#ifndef BATCH_H
#define BATCH_H
#include <bulkhead.h>
#include <stddef.h>

/* The programs: a table that is generated. */
typedef void batch_entry(void);
extern batch_entry *const batch_init[];
extern batch_entry *const batch_scan[];
/* The scans of a program: so many, each with its instant in milliseconds. */
struct batch_schedule {
	const uint32_t *times;
	uint32_t scans;
};
extern const struct batch_schedule batch_schedules[];
extern const uint32_t batch_count;

/* Runs the programs from this one on. */
void batch_run(uint32_t from);
/* The running program did what no program may: it ends here. */
_Noreturn void batch_fault(void);

void batch_write(const char *text, uint32_t length);
void batch_flush(void);
#endif

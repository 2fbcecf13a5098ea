/* A batch on the build machine: the transcript goes to stdout, what the sanitizers find to stderr. Argument: the first
 * program to run. */
#include "batch.h"
#include <stdio.h>
#include <stdlib.h>

void batch_write(const char *text, uint32_t length) {
	fwrite(text, 1, length, stdout);
}

void batch_flush(void) {
	fflush(stdout);
}

int main(int count, char **arguments) {
	batch_run(count > 1 ? (uint32_t)strtoul(arguments[1], NULL, 10) : 0u);
	return 0;
}

/* All solutions of the eight queens problem, by backtracking over an explicit stack of columns. */
#include "bench.h"

#define N 8
/* Column of the queen in each row; -1: none tried yet. */
static int8_t columns[N];
static uint8_t column_taken[N];
static uint8_t rising_taken[2 * N];
static uint8_t falling_taken[2 * N];

static bool is_free(int row, int column) {
	return !column_taken[column] && !rising_taken[row + column] && !falling_taken[row - column + N];
}

static void mark(int row, int column, uint8_t value) {
	column_taken[column] = value;
	rising_taken[row + column] = value;
	falling_taken[row - column + N] = value;
}

uint32_t run(void) {
	memset(column_taken, 0, sizeof column_taken);
	memset(rising_taken, 0, sizeof rising_taken);
	memset(falling_taken, 0, sizeof falling_taken);
	uint32_t solutions = 0;
	uint32_t sum = 0;
	int row = 0;
	columns[0] = -1;
	for (;;) {
		if (columns[row] >= 0)
			mark(row, columns[row], 0);
		int column = columns[row] + 1;
		for (; column < N; column++) {
			if (is_free(row, column))
				break;
		}
		if (column == N) {
			if (row == 0)
				break;
			row--;
		} else {
			columns[row] = (int8_t)column;
			mark(row, column, 1);
			if (row == N - 1) {
				solutions++;
				for (int index = 0; index < N; index++)
					sum = sum * 31 + (uint32_t)columns[index];
			} else {
				row++;
				columns[row] = -1;
			}
		}
	}
	return sum + solutions;
}

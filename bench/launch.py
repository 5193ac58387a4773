"""Runs the program that its arguments name and prints as JSON what it cost.

The program's own output goes to the error stream. A script of few imports: what its parent held when a
process began counts as the process's own peak, so the parent of a measured program has to be small.
"""

import json
import os
import sys
import time

started = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - started
unit = 1 if sys.platform == "darwin" else 1024
cost = {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * unit}
print(json.dumps({"exit": os.waitstatus_to_exitcode(status), "cost": cost}))

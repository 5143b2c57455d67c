"""Runs a program on a terminal of its own and types answers: waits for a text, then sends keys, over and over.

usage: type.py TEXT KEYS [TEXT KEYS]… -- PROGRAM ARGUMENT…    prints what the terminal showed; ends as the program did
"""

import os
import pty
import select
import signal
import sys
import time


def main():
    at = sys.argv.index("--")
    steps, command = sys.argv[1:at], sys.argv[at + 1 :]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    seen = b""
    whole = b""
    steps = list(zip(steps[::2], steps[1::2]))
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if ready:
            try:
                part = os.read(terminal, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
            whole += part
            if b"\x1b[6n" in part:
                # The program asks where the cursor is.
                os.write(terminal, b"\x1b[1;1R")
        elif steps and steps[0][0].encode() in seen:
            _, keys = steps.pop(0)
            seen = b""
            os.write(terminal, keys.encode().decode("unicode_escape").encode("latin-1"))
    else:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    sys.stdout.write(whole.decode(errors="replace"))
    if steps:
        sys.exit(f"the program never said `{steps[0][0]}`")
    sys.exit(os.waitstatus_to_exitcode(status))


main()

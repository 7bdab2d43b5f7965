"""What a kernel that has run its last cell tells, of asyncio as this Python has it."""

import asyncio
import gc

from lite_builder.verify.kernel_at_rest import pending, tell_of_unheard_errors


async def fails() -> None:
    raise ValueError("nobody asks")


def test_the_error_of_a_task_that_nobody_asked_is_told() -> None:
    async def notebook() -> list[str]:
        told: list[str] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(repr(context["exception"])))
        unheard, heard = asyncio.ensure_future(fails()), asyncio.ensure_future(fails())
        await asyncio.gather(heard, return_exceptions=True)
        tell_of_unheard_errors([unheard, heard, "not a task"])
        tell_of_unheard_errors([unheard])
        return told

    assert asyncio.run(notebook()) == ["ValueError('nobody asks')"]


def test_tasks_and_callbacks_that_wait_are_pending() -> None:
    async def notebook() -> list[str]:
        loop = asyncio.get_running_loop()
        task = asyncio.ensure_future(asyncio.sleep(60))
        late, never = loop.call_later(60, print, "late"), loop.call_later(60, print, "never")
        never.cancel()
        await asyncio.sleep(0)
        found = pending([late, never])
        task.cancel()
        late.cancel()
        return found

    task, handle = asyncio.run(notebook())
    assert "print" in handle
    assert "sleep" in task


def test_a_quiet_kernel_has_nothing_to_do() -> None:
    async def notebook() -> list[str]:
        await asyncio.sleep(0)
        gc.collect()
        return pending(gc.get_objects())

    assert asyncio.run(notebook()) == []

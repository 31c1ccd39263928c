import threading

from db.read_write_lock import ReadWriteLock


def test_many_pass_at_a_time() -> None:
    lock = ReadWriteLock()

    with lock.shared(), lock.shared():
        pass


def test_one_alone_waits_for_those_inside_and_holds_up_the_next() -> None:
    lock, order = ReadWriteLock(), []
    is_inside, may_leave = threading.Event(), threading.Event()

    def use() -> None:
        with lock.shared():
            is_inside.set()
            may_leave.wait(10)
            order.append("first")

    def take() -> None:
        with lock.exclusive():
            order.append("alone")

    threads = [threading.Thread(target=use), threading.Thread(target=take)]
    threads[0].start()
    is_inside.wait(10)
    threads[1].start()
    while not lock._is_taken:
        pass
    threads.append(threading.Thread(target=use))
    threads[2].start()
    may_leave.set()
    for thread in threads:
        thread.join(10)

    assert order == ["first", "alone", "first"]

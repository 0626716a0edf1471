// What a celery worker is given to do in tests: the module `tasks`.

/** A worker that sends itself one task as soon as it is ready; its queue is a folder, so that no broker is needed. */
export const celeryTasks = (name: 'kill' | 'crash' | 'leave' | 'wait' | 'refuse' | 'eat'): string => `
import os, signal, time
from celery import Celery
from celery.signals import worker_ready

for folder in ("queue", "control"):
    os.makedirs(folder, exist_ok=True)
app = Celery("tasks", broker="filesystem://")
app.conf.broker_transport_options = {
    "data_folder_in": "queue", "data_folder_out": "queue", "control_folder": "control",
}

@app.task
def kill():
    os.kill(os.getpid(), signal.SIGKILL)

@app.task
def crash():
    os.kill(os.getpid(), signal.SIGSEGV)

@app.task
def leave():
    os._exit(3)

@app.task
def wait():
    time.sleep(60)

@app.task
def refuse():
    raise TimeoutError("timed out")

@app.task
def eat():
    bytearray(10**15)

@worker_ready.connect
def send(**_):
    ${name}.delay()
`;

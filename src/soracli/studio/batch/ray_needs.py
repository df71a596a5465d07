"""What each worker on a Ray cluster needs, and how many have room."""

from soracli.studio.batch.ray_cluster import Cluster
from soracli.studio.batch.sizing import cores

CORES_EACH = 1
"""Cores of a worker that films the stage, as in batch.sizing: two of one thread make more than one
of two."""
LEAST = 0.01
"""The least share of a core that a worker is given, so that Ray counts it."""


def needs(
    cluster: Cluster, workers: int | None, generates: bool, most: int
) -> tuple[int, dict[str, float], int]:
    """How many workers there are to be, what Ray is to keep free for each, and its threads.

    Where models generate, that is a GPU each; where there is no GPU, a worker for each machine.
    Else each has CORES_EACH; on a Ray of our own they share what there is. There are never more
    than `most`.
    """
    if generates and (gpus := cluster.room("GPU", 1)):
        return min(workers or gpus, most), {"num_gpus": 1, "num_cpus": 1}, _share(cluster, gpus)
    if generates:
        machines = len([have for have in cluster.each("CPU") if have >= 1])
        threads = max(1, *map(int, cluster.each("CPU")))
        return min(workers or max(1, machines), most), {"num_cpus": 1}, threads
    count = min(workers or max(1, cluster.room("CPU", CORES_EACH)), most)
    need = cores() / count if cluster.own else float(CORES_EACH)
    return count, {"num_cpus": _countable(need)}, max(1, int(need))


def _share(cluster: Cluster, workers: int) -> int:
    """The cores that each of so many workers can count on."""
    return max(1, int(sum(cluster.each("CPU")) // workers))


def _countable(need: float) -> float:
    """As Ray counts: whole cores, or parts of one."""
    return float(int(need)) if need >= 1 else max(LEAST, int(need * 100) / 100)

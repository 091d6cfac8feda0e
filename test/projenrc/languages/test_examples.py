"""The examples of docstrings run as they stand there in Python. Run by `npm run languages -- python`, once the wheel is installed."""
import re
import textwrap
import unittest
from pathlib import Path

import cdk8s
import cdk8s_kubevirt
import cdk8s_plus_28

DOCUMENTED = Path(cdk8s_kubevirt.__file__).read_text(encoding="utf-8")
EXAMPLES = [textwrap.dedent(code).strip() for _, code in re.findall(r"^( +)Example::\n\n((?:\1 +.*\n|\n)+)", DOCUMENTED, re.MULTILINE)]
# Of cdk8s-plus, in what extends its structs.
FRAGMENTS = {code for code in EXAMPLES if re.match(r"\w+: |- |\[|#", code)}


def fixture():
    """What examples may begin with, as rosetta/default.ts-fixture says."""
    app = cdk8s.App()
    chart = cdk8s.Chart(app, "docs", namespace="demo")
    guest = {
        "cpu": cdk8s_kubevirt.GuestCpu.cores(2),
        "memory": cdk8s.Size.gibibytes(2),
        "disks": [cdk8s_kubevirt.Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")],
    }
    names = {name: getattr(module, name) for module in (cdk8s, cdk8s_kubevirt) for name in module.__all__}
    return {
        **names,
        "app": app,
        "chart": chart,
        "kplus": cdk8s_plus_28,
        "vm": cdk8s_kubevirt.VirtualMachine(chart, "vm-of-fixture", **guest),
        "web": cdk8s_kubevirt.VirtualMachinePool(chart, "web-of-fixture", replicas=2, **guest),
    }


class Examples(unittest.TestCase):
    def test_they_run(self):
        self.assertGreater(len(EXAMPLES), 90)
        for code in EXAMPLES:
            if code not in FRAGMENTS:
                with self.subTest(code):
                    exec(code, fixture())


if __name__ == "__main__":
    unittest.main()

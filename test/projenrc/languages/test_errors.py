"""What Python says of mistakes. Run by `npm run languages -- python`, once the wheel is installed."""
import traceback
import unittest

from cdk8s import App, Chart, Size
from cdk8s_kubevirt import ArgoGenerator, ContainerDiskOptions, Disk, GuestCpu, GuestNetwork, GuestPort, Manifests, PlatformApp, VirtualMachine

DISK = Disk.container_disk("root", image="quay.io/containerdisks/fedora:42")
FITS = {"cpu": GuestCpu.cores(2), "memory": Size.gibibytes(2), "disks": [DISK]}


def vm(id="fedora", app=None, **props):
    return VirtualMachine(Chart(app or App(), "shop", namespace="demo"), id, **{**FITS, **props})


RUN_STRATEGIES = "RunStrategy.ALWAYS, RunStrategy.HALTED, RunStrategy.MANUAL, RunStrategy.RERUN_ON_FAILURE or RunStrategy.ONCE"
MISTAKES = [
    (lambda: vm(cpu=2), "[shop/fedora] cpu of VirtualMachine: got 2; allowed: a GuestCpu. Make one by GuestCpu.cores, GuestCpu.dedicated or GuestCpu.topology."),
    (lambda: vm(disks=DISK), "[shop/fedora] disks of VirtualMachine: got a Disk; allowed: a list of Disk."),
    (lambda: vm(run_strategy="Always"), f"[shop/fedora] run_strategy of VirtualMachine: got 'Always'; allowed: a RunStrategy. One of {RUN_STRATEGIES}."),
    (lambda: vm(id=None), "[shop] id of VirtualMachine: got None; allowed: a str."),
    (lambda: vm().override_disk(1, {}), "[shop/fedora] name of VirtualMachine.override_disk: got 1; allowed: a str."),
    (lambda: GuestCpu.cores("2"), "count of GuestCpu.cores: got '2'; allowed: a number."),
    (lambda: GuestPort(port="80"), "port of GuestPort: got '80'; allowed: a number."),
    (lambda: ContainerDiskOptions(image="a", bootable="yes"), "ContainerDiskOptions.__init__() got an unexpected keyword argument 'bootable'"),
    (lambda: GuestNetwork.masquerade(ports=[GuestPort(port=80), {"prot": 80}]),
     "ports[1] of GuestNetwork.masquerade: got {'prot': 80}; allowed: a GuestPort. Write GuestPort(…)."),
    (lambda: GuestNetwork.masquerade(ports=(GuestPort(port=80),)), "allowed: a list of GuestPort."),
    (lambda: ArgoGenerator.merge(["cluster"], "a"), "generators[0] of ArgoGenerator.merge: got 'a'; allowed: an ArgoGenerator. Make one by "),
    (lambda: Manifests.of(Chart(App(), "shop")).resource_count_is("Service", None), "count of Manifests.resource_count_is: got None; allowed: a number."),
]
REFUSED = [
    (lambda: vm(id="Fedora"), "[shop/Fedora] construct id, which names the object: got \"Fedora\"; allowed: "),
    (lambda: VirtualMachine(Chart(App(), "shop"), "fedora"), "[shop/fedora] memory: got undefined; allowed: a Size."),
]


class Mistakes(unittest.TestCase):
    def test_types(self):
        for mistake, message in MISTAKES:
            with self.subTest(message), self.assertRaises(TypeError) as told:
                mistake()
            self.assertIn(message, str(told.exception))

    def test_what_the_library_refuses(self):
        for mistake, message in REFUSED:
            with self.subTest(message), self.assertRaises(RuntimeError) as told:
                mistake()
            self.assertTrue(str(told.exception).startswith(message), str(told.exception))
            self.assertNotIn("JavaScriptError", "".join(traceback.format_exception(told.exception)))

    def test_findings_are_told_once(self):
        app = PlatformApp()
        vm(app=app).override_disk("root", {"buss": "virtio"})
        with self.assertRaises(RuntimeError) as told:
            app.synth()
        self.assertEqual("".join(traceback.format_exception(told.exception)).count("schema/has-known-field"), 1)

    def test_what_fits_is_taken(self):
        self.assertEqual(vm(networks=[GuestNetwork.masquerade(ports=[GuestPort(port=80)])]).node.path, "shop/fedora")


if __name__ == "__main__":
    unittest.main()

import unittest

from cdk8s import App
from cdk8s_kubevirt import Manifests
from web import Web


class WebTest(unittest.TestCase):
    def test_the_service_reaches_the_web_server(self) -> None:
        manifests = Manifests.of(Web(App(), "web", namespace="demo"))
        manifests.resource_count_is("VirtualMachine", 1)
        manifests.has_resource("Service", {"spec": {"ports": [{"name": "http", "port": 80}]}})


if __name__ == "__main__":
    unittest.main()

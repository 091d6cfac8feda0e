from cdk8s_kubevirt import PlatformApp
from web import Web

app = PlatformApp()
Web(app, "web", namespace="demo")
app.synth()

package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := kubevirt.NewPlatformApp(nil)
	NewWeb(app, "web", &cdk8s.ChartProps{Namespace: jsii.String("demo")})
	app.Synth()
}

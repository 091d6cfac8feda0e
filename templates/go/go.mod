module example.com/manifests

go 1.25

require github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt v0.0.0

//go:build !before1.9

package main

import (
	"context"
	"os"

	"k8s.io/client-go/rest"

	"cdk8s-kubevirt.dev/conformance/internal/cluster"
)

// start runs an API server with KubeVirt's webhooks; stop removes what it keeps on disk.
func start(ctx context.Context, command command) (server *rest.Config, stop func(), err error) {
	dir, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		return nil, nil, err
	}
	stop = func() { os.RemoveAll(dir) }
	server, err = cluster.Start(ctx, dir, command.schemas, command.options)
	if err != nil {
		stop()
		return nil, nil, err
	}
	return server, stop, nil
}

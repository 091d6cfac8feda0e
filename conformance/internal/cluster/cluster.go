package cluster

import (
	"context"

	"k8s.io/client-go/rest"

	"cdk8s-kubevirt.dev/conformance/internal/virtapi"
)

// Start brings up everything, for as long as this process lives, and gives the configuration of an all-powerful client.
// It writes below dir; schemas is the folder imports/schemas.
func Start(ctx context.Context, dir, schemas string, options virtapi.Options) (*rest.Config, error) {
	etcd, err := startEtcd(dir)
	if err != nil {
		return nil, err
	}
	config, err := startAPIServer(ctx, dir, etcd)
	if err != nil {
		return nil, err
	}
	strategy, err := virtapi.InstallStrategy(options)
	if err != nil {
		return nil, err
	}
	if err := installKinds(ctx, config, strategy, schemas); err != nil {
		return nil, err
	}
	if err := installConfiguration(ctx, config, options); err != nil {
		return nil, err
	}
	if err := installRoles(ctx, config, strategy); err != nil {
		return nil, err
	}
	if err := startQuotaController(ctx, config); err != nil {
		return nil, err
	}
	endpoint, err := virtapi.Serve(ctx, config, options.Architecture)
	if err != nil {
		return nil, err
	}
	return config, installAdmission(ctx, config, strategy, endpoint)
}

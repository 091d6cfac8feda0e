//go:build !before1.9

package virtapi

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"

	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	certutil "k8s.io/client-go/util/cert"

	"kubevirt.io/client-go/kubecli"

	"kubevirt.io/kubevirt/pkg/controller"
	"kubevirt.io/kubevirt/pkg/virt-api/webhooks"
	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"

	"cdk8s-kubevirt.dev/conformance/internal/cdi"
)

// Endpoint is where the webhooks are served.
type Endpoint struct {
	URL      string
	CABundle []byte
}

// Serve answers admission reviews on loopback, those of KubeVirt and those of CDI. All look-ups, the cluster configuration included, go to the
// given API server.
func Serve(ctx context.Context, server *rest.Config, architecture string) (*Endpoint, error) {
	client, err := kubecli.GetKubevirtClientFromRESTConfig(server)
	if err != nil {
		return nil, err
	}
	factory := controller.NewKubeInformerFactory(client.RestClient(), client, client, nil, Namespace)
	crds, kubevirts := factory.CRD(), factory.KubeVirt()
	informers := &webhooks.Informers{
		VMIPresetInformer:  factory.VirtualMachinePreset(),
		VMRestoreInformer:  factory.VirtualMachineRestore(),
		VMBackupInformer:   factory.VirtualMachineBackup(),
		DataSourceInformer: factory.DataSource(),
		NamespaceInformer:  factory.Namespace(),
	}
	factory.Start(ctx.Done())
	synced := []cache.InformerSynced{crds.HasSynced, kubevirts.HasSynced, informers.VMIPresetInformer.HasSynced, informers.VMRestoreInformer.HasSynced,
		informers.VMBackupInformer.HasSynced, informers.DataSourceInformer.HasSynced, informers.NamespaceInformer.HasSynced}
	if !cache.WaitForCacheSync(ctx.Done(), synced...) {
		return nil, ctx.Err()
	}
	config, err := virtconfig.NewClusterConfigWithCPUArch(crds, kubevirts, Namespace, architecture)
	if err != nil {
		return nil, err
	}
	handlers := Webhooks(config, client, informers)
	if err := cdi.AddWebhooks(handlers, server); err != nil {
		return nil, err
	}
	return listen(ctx, handlers)
}

func listen(ctx context.Context, handler http.Handler) (*Endpoint, error) {
	certificate, key, err := certutil.GenerateSelfSignedCertKey("127.0.0.1", []net.IP{net.IPv4(127, 0, 0, 1)}, nil)
	if err != nil {
		return nil, err
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		return nil, err
	}
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{pair}})
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: handler}
	go server.Serve(listener)
	context.AfterFunc(ctx, func() { server.Close() })
	return &Endpoint{URL: "https://" + listener.Addr().String(), CABundle: certificate}, nil
}

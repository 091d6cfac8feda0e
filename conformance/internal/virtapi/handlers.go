package virtapi

import (
	"maps"
	"net/http"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/validation/field"

	v1 "kubevirt.io/api/core/v1"
	"kubevirt.io/client-go/kubecli"

	netadmitter "kubevirt.io/kubevirt/pkg/network/admitter"
	validating "kubevirt.io/kubevirt/pkg/util/webhooks/validating-webhooks"
	"kubevirt.io/kubevirt/pkg/virt-api/webhooks"
	mutate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/mutating-webhook"
	validate "kubevirt.io/kubevirt/pkg/virt-api/webhooks/validating-webhook"
	virtconfig "kubevirt.io/kubevirt/pkg/virt-config"
	"kubevirt.io/kubevirt/pkg/virt-operator/resource/generate/components"
	operator "kubevirt.io/kubevirt/pkg/virt-operator/webhooks"
)

// handling is what handlers look things up in.
type handling struct {
	config    *virtconfig.ClusterConfig
	client    kubecli.KubevirtClient
	informers *webhooks.Informers
	accounts  map[string]struct{}
}

// routes are handlers by path. Those that are not the same in all releases are in files of their own, with build tags.
type routes = map[string]http.HandlerFunc

// Webhooks are the handlers that virt-api and virt-operator register, under their own paths.
func Webhooks(config *virtconfig.ClusterConfig, client kubecli.KubevirtClient, informers *webhooks.Informers) *http.ServeMux {
	accounts := webhooks.KubeVirtServiceAccounts(Namespace)
	all := routes{
		components.VMMutatePath:            func(w http.ResponseWriter, r *http.Request) { mutate.ServeVMs(w, r, config, client) },
		components.VMIMutatePath:           func(w http.ResponseWriter, r *http.Request) { mutate.ServeVMIs(w, r, config, informers, accounts) },
		components.MigrationMutatePath:     mutate.ServeMigrationCreate,
		components.VMCloneCreateMutatePath: mutate.ServeClones,

		components.VMICreateValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeVMICreate(w, r, config, accounts, ValidateNetwork)
		},
		components.VMIUpdateValidatePath: func(w http.ResponseWriter, r *http.Request) { validate.ServeVMIUpdate(w, r, config, accounts) },
		components.VMValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeVMs(w, r, config, client, informers, accounts)
		},
		components.VMIRSValidatePath:           func(w http.ResponseWriter, r *http.Request) { validate.ServeVMIRS(w, r, config) },
		components.VMPoolValidatePath:          func(w http.ResponseWriter, r *http.Request) { validate.ServeVMPool(w, r, config, accounts) },
		components.VMIPresetValidatePath:       validate.ServeVMIPreset,
		components.MigrationUpdateValidatePath: validate.ServeMigrationUpdate,
		components.VMSnapshotValidatePath:      func(w http.ResponseWriter, r *http.Request) { validate.ServeVMSnapshots(w, r, config, client) },
		components.VMRestoreValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeVMRestores(w, r, config, client, informers)
		},
		components.VMExportValidatePath:              func(w http.ResponseWriter, r *http.Request) { validate.ServeVMExports(w, r, config) },
		components.VMInstancetypeValidatePath:        validate.ServeVmInstancetypes,
		components.VMClusterInstancetypeValidatePath: validate.ServeVmClusterInstancetypes,
		components.VMPreferenceValidatePath:          validate.ServeVmPreferences,
		components.VMClusterPreferenceValidatePath:   validate.ServeVmClusterPreferences,
		components.StatusValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeStatusValidation(w, r, config, client, informers, accounts)
		},
		components.VMCloneCreateValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validate.ServeVirtualMachineClones(w, r, config, client)
		},

		components.KubeVirtCreateValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validating.Serve(w, r, operator.NewKubeVirtCreateAdmitter(client))
		},
		components.KubeVirtUpdateValidatePath: func(w http.ResponseWriter, r *http.Request) {
			validating.Serve(w, r, operator.NewKubeVirtUpdateAdmitter(client, config))
		},
	}
	h := handling{config, client, informers, accounts}
	maps.Copy(all, migrations(h))
	maps.Copy(all, backups(h))
	maps.Copy(all, policies(h))
	mux := http.NewServeMux()
	for path, handler := range all {
		mux.HandleFunc(path, handler)
	}
	return mux
}

// ValidateNetwork is the extra validator that virt-api gives to the VMI webhook.
func ValidateNetwork(path *field.Path, spec *v1.VirtualMachineInstanceSpec, config *virtconfig.ClusterConfig) []metav1.StatusCause {
	return netadmitter.Validate(path, spec, config)
}

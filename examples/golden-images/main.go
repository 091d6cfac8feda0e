package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-kubevirt/cdk8s-kubevirt-go/kubevirt"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

// followedImage is an image that follows its tag, and the preference that virtctl and consoles offer for it.
type followedImage struct {
	name, tag, preference string
}

// certifiedImage is an image whose bytes somebody answers for.
type certifiedImage struct {
	name, url, checksum, version string
	virtualSize                  cdk8s.Size
}

// imageFactoryProps is what differs from house to house.
type imageFactoryProps struct {
	// Where container disks are pulled from: a bank names its mirror, which the nodes trust.
	registry string
	followed []followedImage
	// The images that somebody has certified: a telco pins those of its network functions, byte by byte.
	certified []certifiedImage
	// When tags are looked for: a retailer does it while its stores are closed.
	schedule cdk8s.Cron
	// A class that clones in seconds.
	storageClassName string
	// Who may clone.
	tenants []string
}

// imageFactory has the golden images of a house by name, in a namespace of their own.
type imageFactory map[string]kubevirt.GoldenImage

func newImageFactory(app cdk8s.App, id string, props imageFactoryProps) imageFactory {
	chart := cdk8s.NewChart(app, &id, &cdk8s.ChartProps{Namespace: &id})
	cdk8splus28.NewNamespace(chart, jsii.String("Namespace"), &cdk8splus28.NamespaceProps{Metadata: &cdk8s.ApiObjectMetadata{Name: &id}})
	images := imageFactory{}

	for _, image := range props.followed {
		images[image.name] = kubevirt.NewGoldenImage(chart, jsii.String(image.name), &kubevirt.GoldenImageProps{
			Source: kubevirt.DataVolumeSource_Registry(jsii.Sprintf("docker://%s/%s", props.registry, image.tag), &kubevirt.RegistrySourceOptions{
				PullMethod: kubevirt.RegistryPullMethod_NODE,
			}),
			Size:             cdk8s.Size_Gibibytes(jsii.Number(20)),
			StorageClassName: jsii.String(props.storageClassName),
			Metadata: &cdk8s.ApiObjectMetadata{Labels: &map[string]*string{
				"instancetype.kubevirt.io/default-instancetype": jsii.String("u1.medium"),
				"instancetype.kubevirt.io/default-preference":   jsii.String(image.preference),
			}},
			Updates: kubevirt.GoldenImageUpdates_Scheduled(&kubevirt.GoldenImageScheduleOptions{
				Schedule:      props.schedule,
				ImportsToKeep: jsii.Number(2),
				Retention:     kubevirt.DataImportRetention_NONE,
				IsReplaceable: jsii.Bool(true),
			}),
		})
	}
	for _, image := range props.certified {
		images[image.name] = kubevirt.NewGoldenImage(chart, jsii.String(image.name), &kubevirt.GoldenImageProps{
			Source:           kubevirt.DataVolumeSource_Http(jsii.String(image.url), &kubevirt.HttpSourceOptions{Checksum: jsii.String(image.checksum)}),
			Size:             cdk8s.Size_Gibibytes(jsii.Number(40)),
			VirtualSize:      image.virtualSize,
			StorageClassName: jsii.String(props.storageClassName),
			Updates: kubevirt.GoldenImageUpdates_Versioned(&kubevirt.GoldenImageVersionOptions{
				Version: jsii.String(image.version),
				Retain:  jsii.Bool(true),
			}),
		})
	}
	for _, tenant := range props.tenants {
		images[props.followed[0].name].GrantCloneTo(kubevirt.CloneGrantee_Namespace(jsii.String(tenant)), &kubevirt.GrantCloneOptions{
			Name: jsii.String("clone-to-" + tenant),
		})
	}
	return images
}

// source of a disk that is cloned from one of them.
func (images imageFactory) source(name string) kubevirt.DataVolumeSource {
	return kubevirt.DataVolumeSource_FromDataSource(images[name].DataSource())
}

func main() {
	app := cdk8s.NewApp(nil)
	kubevirt.NewPlatform(app, jsii.String("Platform"), &kubevirt.PlatformProps{
		StorageClasses: &[]*kubevirt.PlatformStorageClass{{
			Name:      jsii.String("ceph-rbd"),
			IsDefault: jsii.Bool(true),
			AccessModes: &[]cdk8splus28.PersistentVolumeAccessMode{
				cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_ONCE,
				cdk8splus28.PersistentVolumeAccessMode_READ_WRITE_MANY,
			},
		}},
	})

	// Of the cluster, and patched: kubectl apply --server-side.
	kubevirt.NewStorageProfile(cdk8s.NewChart(app, jsii.String("cluster"), nil), jsii.String("ceph-rbd"), &kubevirt.StorageProfileProps{
		CloneStrategy:    kubevirt.CloneStrategy_CSI_CLONE,
		DataImportFormat: kubevirt.DataImportFormat_SNAPSHOT,
	})

	factory := newImageFactory(app, "golden-images", imageFactoryProps{
		registry: "registry.bank.example/containerdisks",
		followed: []followedImage{
			{name: "ubuntu-24-04", tag: "ubuntu:24.04", preference: "ubuntu"},
			{name: "centos-stream-10", tag: "centos-stream:10", preference: "centos.stream10"},
		},
		certified: []certifiedImage{{
			name:        "firewall",
			url:         "https://images.bank.example/firewall-11.2.4.qcow2",
			checksum:    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
			version:     "11-2-4",
			virtualSize: cdk8s.Size_Gibibytes(jsii.Number(32)),
		}},
		schedule:         cdk8s.Cron_Schedule(&cdk8s.CronOptions{Minute: jsii.String("17"), Hour: jsii.String("3")}),
		storageClassName: "ceph-rbd",
		tenants:          []string{"payments"},
	})

	// A tenant clones one. Its VM names instancetype and preference: KubeVirt takes what it infers from labels of an image once, and refuses to do so again
	// when the manifest is applied a second time.
	payments := kubevirt.NewTenantNamespace(app, jsii.String("payments"), &kubevirt.TenantNamespaceProps{
		Quota:     kubevirt.TenantQuota_Small(&kubevirt.TenantQuotaProps{Storage: cdk8s.Size_Gibibytes(jsii.Number(200))}),
		Isolation: kubevirt.NetworkIsolation_TenantOnly(&kubevirt.IsolationExceptions{CloneSources: jsii.Strings("golden-images")}),
	})
	kubevirt.NewVirtualMachine(payments, jsii.String("ledger"), &kubevirt.VirtualMachineProps{
		Instancetype: kubevirt.Instancetype_Cluster(jsii.String("u1.medium"), nil),
		Preference:   kubevirt.Preference_Cluster(jsii.String("ubuntu"), nil),
		Disks: &[]kubevirt.Disk{
			kubevirt.Disk_DataVolumeTemplate(jsii.String("root"), &kubevirt.DataVolumeTemplateDiskOptions{Source: factory.source("ubuntu-24-04")}),
		},
	})

	app.Synth()
}

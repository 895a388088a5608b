using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Security;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Theming.Administration;
using JatengPortal.Kernel.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Probing;

/// <summary>A screen of the administration area with every component on it, and what a feature contributes to the area.</summary>
internal static class ProbeScreens
{
    public const string Path = "/admin/uji";

    public static readonly Permission Look = new("Uji.Lihat", "Melihat berita uji", ProbeModule.Lower);
    public static readonly Permission Write = new("Uji.Tulis", "Menulis berita uji", ProbeModule.Lower) { Implies = [Look.Id] };
    public static readonly Permission OfUpper = new("Uji.Periksa", "Memeriksa uji", ProbeModule.Upper);
    public static readonly Permission OfHost = new("Uji.Portal", "Mengelola uji", ProbeModule.Upper) { IsOfHost = true };

    public static readonly Notice Told = new("uji-terkirim", NoticeKind.Success, () => "Berita “Pelipatan surat suara” telah diajukan.");

    /// <summary>The key under which counting what waits fails in a tenant.</summary>
    public static string FailingCountOf(string tenant) => "dasbor " + tenant;

    public static void Add(IServiceCollection services)
    {
        services.AddAdminEntry(Look, AdminGroup.Content, order: 20, Path, () => "Berita");
        services.AddAdminEntry(Write, AdminGroup.Content, order: 10, Path + "/tulis", () => "Tulis berita");
        services.AddAdminEntry(Look, AdminGroup.People, order: 10, "/admin/uji-pengguna", () => "Pengguna dan peran");
        services.AddAdminEntry(Look, AdminGroup.Site, order: 10, "/admin/uji-rusak", () => throw new InvalidOperationException("No text."));
        services.AddAdminEntry(Look, AdminGroup.Site, order: 20, "/admin/uji-tampilan", () => "Tampilan situs");
        services.AddAdminEntry(OfUpper, AdminGroup.Desk, order: 10, "/admin/uji-posko", () => "Laporan masuk");
        services.AddAdminEntry(OfHost, AdminGroup.Portal, order: 10, "/admin/portal/uji", () => "Semua instansi");
        services.AddDashboardSource<ProbeWaiting>(Look, order: 10);
        services.AddDashboardSource<ProbeWaitingForUpper>(OfUpper, order: 20);
        services.AddNotice(Told);
    }

    public static void Map(FeatureRoutes routes)
    {
        var screens = routes.MapGroup("").RequirePermission(Look);
        screens.MapGet(Path, () => new RazorComponentResult<ProbeScreen>());
        screens.MapGet(Path + "/hapus", () => new RazorComponentResult<ConfirmPage>(new
        {
            Title = "Hapus berita",
            Between = new[] { ("Berita", Path) },
            Question = "Hapus berita “Pelipatan surat suara dimulai di 35 kabupaten/kota”?",
            Consequences = new[] { "Berita hilang dari situs dan dari hasil pencarian.", "Alamatnya tidak dapat dipakai lagi." },
            Action = Path + "/hapus",
            Confirm = "Hapus berita",
            Cancel = Path,
            Phrase = "hapus",
        }));
        screens.MapGet(Path + "/hilang", () => TypedResults.NotFound());
        screens.MapGet(Path + "/gagal", string () => throw new InvalidOperationException("It failed."));
        screens.MapGet(Path + "/langgar", string () => throw new RuleViolationException("probe.refused", "No such thing."));
        screens.MapGet(Path + "/tulis", () => "ditulis").RequirePermission(Write);
        screens.MapPost(Path, PostAsync).RequirePermission(Write);
    }

    private static async Task<IResult> PostAsync(HttpRequest request, Links links)
    {
        var form = await request.ReadFormAsync();
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(form["judul"]))
            errors.Add("judul", "Isi judul berita.");
        if (form["kategori"].Count == 0)
            errors.Add("kategori", "Pilih paling sedikit satu kategori.");
        return errors.IsEmpty
            ? links.Redirect(Path + "?q=suara", Told)
            : new RazorComponentResult<ProbeScreen>(new { Errors = errors, Title = form["judul"].ToString(), Body = form["isi"].ToString() })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
    }

    private sealed class ProbeWaiting(ProbeState state, CurrentTenant current) : IDashboardSource
    {
        public Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) => state.Failing.ContainsKey(FailingCountOf(current.Tenant.Name))
            ? throw new InvalidOperationException("Not counted.")
            : Task.FromResult<IReadOnlyList<DashboardItem>>(
                [new("berita menunggu persetujuan", 1250, Path + "?keadaan=diajukan"), new("surat edaran menunggu tanda tangan", 0, Path)]);
    }

    private sealed class ProbeWaitingForUpper : IDashboardSource
    {
        public Task<IReadOnlyList<DashboardItem>> LoadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<DashboardItem>>([new("laporan belum diperiksa", 7, "/admin/uji-posko")]);
    }
}

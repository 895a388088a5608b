using System.Globalization;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Journeys.Tests.Crawling;
using JatengPortal.Journeys.Tests.Markup;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>The screens between a draft and its withdrawal, as a contributor and an approver see them, and the forms of circulars.</summary>
public sealed class WorkflowScreensTests(StaffedPortal staffed, Chromium chromium)
{
    private const string News = "/kesbangpol/admin/berita";
    private const string Circulars = "/kesbangpol/admin/surat-edaran";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Axe_and_the_validator_are_content()
    {
        foreach (var (person, screens) in await ScreensAsync("uji"))
        {
            var addresses = screens.Select(screen => person.At(screen.Path)).ToList();
            EveryPageTests.AssertNone(await new PageInspector(chromium, person.Cookies).InspectAsync(addresses, Cancellation));
            var pages = new List<CrawledPage>();
            foreach (var address in addresses)
                pages.Add(new CrawledPage(address, await person.ReadAsync(address)));
            EveryPageTests.AssertNone(await HtmlValidator.ValidateAsync(pages, Cancellation));
        }
    }

    /// <summary>Not part of the suite: pictures for people to look at (<c>tests/run Journeys -explicit only</c>).</summary>
    [Fact(Explicit = true)]
    public async Task Pictures_of_each_screen()
    {
        foreach (var (person, screens) in await ScreensAsync("gambar"))
        {
            foreach (var (name, path) in screens)
                Assert.NotEmpty(await new Screenshots(chromium, person.Cookies).TakeAsync(person.At(path), $"alur-{name}", Cancellation));
        }
    }

    /// <summary>Brings articles and a circular into every state, and tells where each is seen and by whom.</summary>
    private async Task<IReadOnlyList<(SignedIn Person, IReadOnlyList<(string Name, string Path)> Screens)>> ScreensAsync(string mark)
    {
        var (contributor, approver) = (await staffed.ContributorAsync(), await staffed.ApproverAsync());
        var writer = await contributor.NewPageAsync(chromium, javaScript: false);
        await using var ofWriter = writer.Context;
        var decider = await approver.NewPageAsync(chromium, javaScript: false);
        await using var ofDecider = decider.Context;

        var draft = await writer.DraftArticleAsync("kesbangpol", $"Konsep yang belum diajukan ({mark})");
        var sentBack = await SubmittedAsync(writer, $"Dikembalikan kepada penyusun ({mark})");
        await decider.SendBackAsync(sentBack, "Sebutkan nama penanggung jawab dan tanggal rapatnya.");
        var submitted = await SubmittedAsync(writer, $"Menunggu persetujuan ({mark})");
        var scheduled = await SubmittedAsync(writer, $"Terbit pada waktunya ({mark})");
        await decider.ApproveAsync(scheduled, at: TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd'T'07:00", CultureInfo.InvariantCulture));
        var urgent = await SubmittedAsync(writer, $"Terbit tanpa persetujuan ({mark})");
        var other = await (await staffed.EditorAsync()).NewPageAsync(chromium, javaScript: false);
        await using var ofOther = other.Context;
        await other.GotoAsync(urgent + "/terbitkan-darurat");
        await other.EnterAsync("Alasan", "Warga menunggu kepastian jadwal malam ini.");
        await other.PressAsync("Terbitkan tanpa persetujuan");
        var withdrawn = await PublishedAsync(writer, decider, $"Ditarik dari publik ({mark})");
        await WithdrawAsync(decider, withdrawn);
        var revised = await PublishedAsync(writer, decider, $"Terbit, lalu diubah ({mark})");
        await writer.GotoAsync(revised + "/ubah");
        await writer.GetByLabel("Isi berita").FillAsync("Pelipatan berlangsung **empat hari** karena hujan.\n\nPetugas bekerja bergantian.");
        await writer.PressAsync("Simpan konsep");
        var own = await decider.DraftArticleAsync("kesbangpol", $"Tulisan penyetuju sendiri ({mark})");
        var circular = await DraftCircularAsync(writer, $"Tata cara konsultasi ormas ({mark})");
        await writer.HandOverAsync(circular);
        return
        [
            (contributor,
            [
                ("dasbor-penyusun", "/kesbangpol/admin"), ("konsep", draft), ("ajukan", draft + "/ajukan"), ("dikembalikan", sentBack), ("dikembalikan-ubah", sentBack + "/ubah"),
                ("diajukan-penyusun", submitted), ("ajukan-perubahan", revised + "/ajukan"), ("perubahan", revised), ("banding", revised + "/banding/1/2"),
                ("jenis-edaran", Circulars + "/baru"), ("edaran-baru-a", Circulars + "/baru?jenis=edaran-naskah-dinas"),
                ("edaran-baru-b", Circulars + "/baru?jenis=edaran-bentuk-surat"), ("edaran-diajukan", circular),
            ]),
            (approver,
            [
                ("dasbor-penyetuju", "/kesbangpol/admin"), ("daftar", News), ("daftar-menunggu", News + "?keadaan=diajukan"), ("diajukan", submitted),
                ("setujui", submitted + "/terbitkan"), ("kembalikan", submitted + "/tolak"), ("darurat", submitted + "/terbitkan-darurat"),
                ("setujui-sendiri", own + "/terbitkan"), ("dijadwalkan", scheduled), ("terbit-darurat", urgent), ("periksa", urgent + "/periksa"),
                ("tarik", revised + "/tarik"), ("ditarik", withdrawn), ("ditarik-publik", await PublicPathAsync(decider, withdrawn)),
                ("edisi", revised + "/edisi/2"), ("edaran-daftar", Circulars), ("edaran", circular), ("edaran-setujui", circular + "/terbitkan"), ("edaran-ubah", circular + "/edisi/1"),
                ("nomor", Circulars + "/nomor"), ("nomor-kosong", Circulars + "/nomor?tahun=2020"), ("diterima-kosong", Circulars + "/diterima"),
                ("distribusi-kosong", Circulars + "/distribusi"), ("daftar-en", "/kesbangpol/en/admin/berita"),
            ]),
        ];
    }

    private static async Task<string> SubmittedAsync(IPage writer, string title)
    {
        var article = await writer.DraftArticleAsync("kesbangpol", title);
        await writer.HandOverAsync(article);
        return article;
    }

    private static async Task<string> PublishedAsync(IPage writer, IPage approver, string title)
    {
        var article = await SubmittedAsync(writer, title);
        await approver.ApproveAsync(article);
        return article;
    }

    private static async Task WithdrawAsync(IPage approver, string article)
    {
        await approver.GotoAsync(article + "/tarik");
        await approver.GetByLabel("Tidak berlaku lagi: tetap dapat dibaca dengan pemberitahuan").CheckAsync();
        await approver.EnterAsync("Alasan", "Tahapan pelipatan sudah selesai; keterangan terbaru ada di berita rekapitulasi.");
        await approver.PressAsync("Tarik dari publik");
        await approver.SeeAsync("Naskah sudah ditarik.");
    }

    private static async Task<string> DraftCircularAsync(IPage writer, string title)
    {
        await writer.GotoAsync(Circulars + "/baru?jenis=edaran-naskah-dinas");
        await writer.EnterAsync("Hal", title);
        await writer.EnterAsync("Kode klasifikasi", "200.1.4");
        await writer.EnterAsync("Yth.", "Pengurus organisasi kemasyarakatan tingkat provinsi");
        await writer.EnterAsync("Tempat", "Semarang");
        await writer.GetByLabel("Tanggal surat").FillAsync("2026-11-23");
        await writer.EnterAsync("Jabatan", "Kepala Badan Kesatuan Bangsa dan Politik");
        await writer.EnterAsync("Nama", "Nama Contoh");
        await writer.PressAsync("Simpan dan minta nomor");
        await writer.SeeAsync("Nomor sudah dipesan untuk surat edaran ini dan konsepnya disimpan.");
        return new Uri(writer.Url).AbsolutePath[..^"/ubah".Length];
    }

    private static async Task<string> PublicPathAsync(IPage page, string document)
    {
        await page.GotoAsync(document);
        return new Uri(await page.Locator("dl.facts dd span").Filter(new() { HasText = "http" }).First.TextContentAsync() ?? "").AbsolutePath;
    }
}

using System.Globalization;
using JatengPortal.Journeys.Tests.Browser;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Web;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace JatengPortal.Journeys.Tests.Portal;

/// <summary>
/// The whole life of a circular as three people see it: who writes it for the province, who approves it there, and who confirms it in the
/// regions. After each step all places where the public reads tell the same story.
/// </summary>
public sealed class CircularLifeTests(TurnablePortal portal, Chromium chromium) : IClassFixture<TurnablePortal>
{
    private const string Title = "Kesiapan logistik pemungutan suara";
    private const string Path = "/surat-edaran/kesiapan-logistik-pemungutan-suara";
    private const string AmendingTitle = "Perubahan kesiapan logistik pemungutan suara";
    private const string AmendingPath = "/surat-edaran/perubahan-kesiapan-logistik-pemungutan-suara";
    private static readonly string[] Acknowledging = ["kab-cilacap", "kota-semarang"];
    private const string Reading = "kota-tegal";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_written_sent_back_approved_sent_down_acknowledged_reminded_amended_and_withdrawn()
    {
        await portal.SetUpAsync(Cancellation);
        using var reader = portal.Browser();
        var story = new Story(reader, Regions());
        Assert.Equal(35, story.Regions.Count);
        await using var author = await Official.HireAsync(portal, chromium, "penyusun-se", "Penyusun (contoh)", ("provinsi", "Kontributor"));
        await using var approver = await Official.HireAsync(portal, chromium, "penyetuju-se", "Penyetuju (contoh)", ("provinsi", "Penyetuju"));
        await using var official = await Official.HireAsync(portal, chromium, "petugas-se", "Petugas wilayah (contoh)",
            [.. Acknowledging.Append(Reading).Select(region => (region, "Editor"))]);

        var (document, number) = await WriteAsync(author.Page, Title);
        await author.Page.HandOverAsync();
        await story.ExpectAsync(Path, number, PublicStory.OnItsPage("404"), PublicStory.OnItsPage("404"));

        await SendBackAndMendAsync(author.Page, approver.Page, document);
        await approver.Page.ApproveAsync(document, at: InWib(TimeSpan.FromMinutes(10)));
        await story.ExpectAsync(Path, number, PublicStory.OnItsPage("404"), PublicStory.OnItsPage("404"));
        portal.Clock.Turn(TimeSpan.FromMinutes(11));
        await portal.DoDueWorkAsync();
        await story.ExpectAsync(Path, number, PublicStory.Everywhere("Berlaku"), PublicStory.OnItsPage("404"));

        var board = await SendAsync(approver.Page, Title);
        await story.ExpectAsync(Path, number, PublicStory.Everywhere("Berlaku"), PublicStory.Everywhere("Berlaku"));
        await ExpectBoardAsync(approver.Page, board, ("Diterima", 35));

        await OpenAsync(official.Page, Reading, Title);
        foreach (var region in Acknowledging)
            await AcknowledgeAsync(official.Page, region, Title);
        await ExpectBoardAsync(approver.Page, board, ("Dikonfirmasi", 2), ("Dibaca", 1), ("Diterima", 32));

        portal.Clock.Turn(TimeSpan.FromDays(6));
        foreach (var person in new[] { author, approver, official })
            await person.SignInAsync();
        await RemindAsync(approver.Page, board, official.Page);
        await AcknowledgeAsync(official.Page, Reading, Title);
        await ExpectBoardAsync(approver.Page, board, ("Dikonfirmasi", 3), ("Terlambat", 32));

        var amending = await AmendAsync(author.Page, approver.Page, number);
        await story.ExpectAsync(Path, number, PublicStory.Everywhere("Diubah"), PublicStory.Everywhere("Diubah"));
        await story.ExpectAsync(AmendingPath, amending, PublicStory.Everywhere("Berlaku"), PublicStory.Everywhere("Berlaku"));
        await ExpectLinksBetweenAsync(official.Page);
        await ExpectBoardAsync(approver.Page, board, ("Dikonfirmasi", 3), ("Terlambat", 32));

        await WithdrawAsync(approver.Page, document);
        await story.ExpectAsync(Path, number, PublicStory.OnItsPage("Ditarik"), PublicStory.OnItsPage("→ " + Path));
        await story.ExpectAsync(AmendingPath, amending, PublicStory.Everywhere("Berlaku"), PublicStory.Everywhere("Berlaku"));
        await ExpectBoardAsync(approver.Page, board, ("Dikonfirmasi", 3), ("Diterima", 32));
        await approver.Page.SeeAsync("Surat edaran ini sudah ditarik.");
        await official.Page.GotoAsync($"/{Reading}/admin/surat-edaran/diterima");
        await Assertions.Expect(official.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = number })).ToContainTextAsync("Ditarik pengirim");
    }

    private IReadOnlyList<string> Regions()
    {
        var registry = portal.Services.GetRequiredService<TenantRegistry>();
        return [.. registry.Names.Where(name => registry.Find(name)!.RegionCode is not null).Order(StringComparer.Ordinal)];
    }

    private string InWib(TimeSpan time) =>
        WesternIndonesiaTime.Of(portal.Clock.GetUtcNow().UtcDateTime + time).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Until the form that hands it over; gives its address among the editors' screens, and its number.</summary>
    private async Task<(string Document, string Number)> WriteAsync(IPage page, string title, string? amends = null)
    {
        await page.GotoAsync("/admin/surat-edaran");
        await page.FollowAsync("Tulis baru");
        await page.GetByLabel("Surat edaran (tata naskah dinas)").CheckAsync();
        await page.PressAsync("Lanjut menulis");
        await page.EnterAsync("Hal", title);
        await page.EnterAsync("Kode klasifikasi", "100.2.7");
        await page.EnterAsync("Yth.", "Bupati dan Wali Kota se-Jawa Tengah");
        await page.EnterAsync("Tempat", "Semarang");
        await page.GetByLabel("Tanggal surat").FillAsync(InWib(TimeSpan.Zero)[..10]);
        await page.FillMarkdownAsync("Logistik diperiksa paling lambat **tiga hari** sebelum pemungutan suara.");
        await page.EnterAsync("Jabatan", "Sekretaris Daerah");
        await page.EnterAsync("Nama", "Nama Contoh");
        await page.EnterAsync("Ringkasan", "Pemeriksaan logistik di tiap kabupaten/kota.");
        if (amends is not null)
            await page.EnterAsync("Mengubah", amends);
        await page.PressAsync("Simpan dan minta nomor");
        await page.SeeAsync("Nomor sudah dipesan untuk surat edaran ini dan konsepnya disimpan.");
        var document = new Uri(page.Url).AbsolutePath[..^"/ubah".Length];
        var number = await page.TextBox("Nomor").InputValueAsync();
        await page.PressAsync("Simpan dan lanjut mengajukan");
        return (document, number);
    }

    private static async Task SendBackAndMendAsync(IPage author, IPage approver, string document)
    {
        const string Reason = "Sebutkan siapa yang memeriksa.";
        await approver.GotoAsync("/akun/pemberitahuan");
        await Assertions.Expect(approver.GetByText(Title).First).ToBeVisibleAsync();
        await approver.SendBackAsync(document, Reason);
        await author.GotoAsync("/akun/pemberitahuan");
        await Assertions.Expect(author.GetByText(Title).First).ToBeVisibleAsync();
        await author.GotoAsync(document);
        await author.SeeAsync($"Dikembalikan dengan alasan: {Reason}");
        await author.FollowAsync("Ubah");
        await author.FillMarkdownAsync("Logistik diperiksa oleh KPU dan Bawaslu paling lambat **tiga hari** sebelum pemungutan suara.");
        await author.PressAsync("Simpan dan lanjut mengajukan");
        await author.HandOverAsync();
    }

    /// <summary>Sends it to all regions; gives the address of the board.</summary>
    private async Task<string> SendAsync(IPage page, string title)
    {
        await page.GotoAsync("/admin/surat-edaran/distribusi");
        await page.FollowAsync($"Kirim surat edaran {title}");
        await page.GetByLabel("Semua kabupaten/kota").CheckAsync();
        await page.PressAsync("Kirim surat edaran");
        await page.SeeAsync("Surat edaran telah dikirim.");
        await DeliverAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Down, and what the regions say to it up again.</summary>
    private async Task DeliverAsync()
    {
        await portal.DeliverAsync("provinsi");
        foreach (var region in Regions())
            await portal.DeliverAsync(region);
    }

    private static async Task ExpectBoardAsync(IPage page, string board, params (string State, int Sites)[] expected)
    {
        await page.GotoAsync(board);
        var states = await page.Locator(".board-cell .board-state").AllTextContentsAsync();
        Assert.Equal(expected.ToDictionary(one => one.State, one => one.Sites), states.CountBy(state => state.Trim()).ToDictionary());
    }

    private static async Task OpenAsync(IPage page, string region, string title)
    {
        await page.GotoAsync($"/{region}/admin/surat-edaran/diterima");
        await page.FollowAsync(title);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
    }

    private async Task AcknowledgeAsync(IPage page, string region, string title)
    {
        await OpenAsync(page, region, title);
        await page.PressAsync("Konfirmasi penerimaan");
        await page.SeeAsync("Penerimaan telah dikonfirmasi dan disampaikan kepada pengirim.");
        await DeliverAsync();
    }

    private async Task RemindAsync(IPage approver, string board, IPage official)
    {
        await ExpectBoardAsync(approver, board, ("Dikonfirmasi", 2), ("Terlambat", 33));
        await approver.PressAsync("Ingatkan semua yang terlambat (33)");
        await approver.SeeAsync("Pengingat telah dikirim.");
        await DeliverAsync();
        await official.GotoAsync($"/{Reading}/akun/pemberitahuan");
        await Assertions.Expect(official.GetByText($"Penerimaan surat edaran “{Title}” belum dikonfirmasi.").First).ToBeVisibleAsync();
    }

    private async Task<string> AmendAsync(IPage author, IPage approver, string number)
    {
        var (document, amending) = await WriteAsync(author, AmendingTitle, amends: number);
        await author.HandOverAsync();
        await approver.ApproveAsync(document);
        await SendAsync(approver, AmendingTitle);
        return amending;
    }

    private static async Task ExpectLinksBetweenAsync(IPage page)
    {
        foreach (var (site, inside) in new[] { ("", ""), ("/" + Reading, "dari/provinsi/") })
        {
            await page.GotoAsync(site + Path.Replace("/surat-edaran/", "/surat-edaran/" + inside, StringComparison.Ordinal));
            await page.Locator(".letter-status a").ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(site + AmendingPath.Replace("/surat-edaran/", "/surat-edaran/" + inside, StringComparison.Ordinal));
        }
    }

    private async Task WithdrawAsync(IPage page, string document)
    {
        await page.GotoAsync(document);
        await page.FollowAsync("Tarik dari publik");
        await page.GetByLabel("Tidak berlaku lagi: tetap dapat dibaca dengan pemberitahuan").CheckAsync();
        await page.EnterAsync("Alasan", "Pemungutan suara sudah selesai.");
        await page.PressAsync("Tarik dari publik");
        await page.SeeAsync("Naskah sudah ditarik.");
        await DeliverAsync();
    }

    /// <summary>Reads what the province and every region tell.</summary>
    private sealed class Story(HttpClient reader, IReadOnlyList<string> regions)
    {
        public IReadOnlyList<string> Regions => regions;

        public async Task ExpectAsync(string path, string number, PublicStory atTheProvince, PublicStory inEachRegion)
        {
            Assert.Equal(atTheProvince, await PublicStory.ReadAsync(reader, "", path, number, Cancellation));
            var received = path.Replace("/surat-edaran/", "/surat-edaran/dari/provinsi/", StringComparison.Ordinal);
            foreach (var region in regions)
                Assert.Equal((region, inEachRegion), (region, await PublicStory.ReadAsync(reader, "/" + region, received, number, Cancellation)));
        }
    }
}

using System.Net;
using JatengPortal.Identity.Accounts;
using JatengPortal.Identity.Contracts;
using JatengPortal.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Identity.Tests.Memberships;

public sealed class PeopleScreenTests(PortalFactory portal)
{
    private const string People = "/dinas-a/admin/pengguna";

    [Fact]
    public async Task Somebody_with_an_account_is_added_by_name_and_has_the_role_at_once()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit");
        var (person, name) = await portal.NewSignedInAsync();
        using (admin)
        using (person)
        {
            var role = await portal.NewRoleAsync("dinas-a", "Pages.Edit");
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person, "/dinas-a/admin"));

            using var added = await admin.SubmitAsync(People + "/tambah", People + "/tambah", ("siapa", name), ("peran", role));

            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, "/dinas-a/admin"));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person, "/dinas-b/admin"));
            Assert.Contains(name, await admin.ReadAsync($"{People}?q={name}"), StringComparison.Ordinal);
            Assert.DoesNotContain(name, await admin.ReadAsync(People + "?q=tidak-ada-orang"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Roles_are_changed_and_taken_away_at_once()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage", "Pages.Edit");
        var (person, name, role) = await portal.NewStaffAsync("dinas-a", "Pages.Edit");
        using (admin)
        using (person)
        {
            var other = await portal.NewRoleAsync("dinas-a", "People.View");
            var path = $"{People}/{(await portal.FindAsync(name)).Id}";
            using var changed = await admin.SubmitAsync(path, path, ("semula", role), ("peran", other));
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(person, People));

            using var asked = await admin.GetAsync(path + "/hapus");
            Assert.Contains(other, await asked.TextAsync(), StringComparison.Ordinal);
            using var removed = await admin.SubmitAsync(path + "/hapus", path + "/hapus");
            Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(person, People));
        }
    }

    [Fact]
    public async Task Of_two_who_change_somebodys_roles_the_slower_one_is_told_and_loses_nothing()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        var (person, name, role) = await portal.NewStaffAsync("dinas-a", "People.View");
        using (admin)
        using (person)
        {
            var (first, second) = (await portal.NewRoleAsync("dinas-a", "People.View"),
                await portal.NewRoleAsync("dinas-a", "People.View"));
            var path = $"{People}/{(await portal.FindAsync(name)).Id}";
            using var faster = await admin.SubmitAsync(path, path, ("semula", role), ("peran", first));

            using var slower = await admin.SubmitAsync(path, path, ("semula", role), ("peran", second));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, slower.StatusCode);
            var page = await slower.TextAsync();
            Assert.Contains("baru saja diubah orang lain menjadi: " + first, page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{second}\" checked", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_gives_or_takes_a_role_that_allows_more_than_they_may_do()
    {
        var (admin, _, own) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        var (person, name, role) = await portal.NewStaffAsync("dinas-a", "Pages.Menu");
        using (admin)
        using (person)
        {
            var path = $"{People}/{(await portal.FindAsync(name)).Id}";
            var higher = await portal.NewRoleAsync("dinas-a", "Site.Features");
            using var given = await admin.SubmitAsync(path, path, ("semula", role), ("peran", role), ("peran", higher));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
            var stranger = await portal.NewPersonAsync();
            using var added = await admin.SubmitAsync(People + "/tambah", People + "/tambah", ("siapa", stranger), ("peran", higher));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
            Assert.Contains(stranger, await added.TextAsync(), StringComparison.Ordinal);
            using var invited = await admin.SubmitAsync(
                People + "/tambah", People + "/tambah", ("siapa", stranger + "@contoh.example"), ("nama", "Baru"), ("peran", higher));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, invited.StatusCode);
            Assert.Null(await portal.FindAsync(stranger + "2"));

            // A role that is beyond one stays when others are given, and isn't taken with all of them.
            using var changed = await admin.SubmitAsync(path, path, ("semula", role), ("peran", own));
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
            using var removed = await admin.SubmitAsync(path + "/hapus", path + "/hapus");
            Assert.EndsWith("pesan=di-luar-wewenang", removed.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Contains(role, await person.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles()
    {
        var (admin, name, role) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            var other = await portal.NewRoleAsync("dinas-a", "People.View");
            var path = $"{People}/{(await portal.FindAsync(name)).Id}";
            using var given = await admin.SubmitAsync("/dinas-a/akun", path, ("semula", role), ("peran", role), ("peran", other));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
            using var removed = await admin.SubmitAsync("/dinas-a/akun", path + "/hapus");
            Assert.EndsWith("pesan=bukan-diri-sendiri", removed.Headers.Location!.OriginalString, StringComparison.Ordinal);
            using var added = await admin.SubmitAsync("/dinas-a/akun", People + "/tambah", ("siapa", name), ("peran", other));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, added.StatusCode);
            Assert.DoesNotContain(other, await admin.ReadAsync("/akun"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task People_of_another_tenant_are_not_found_by_their_ids()
    {
        var (admin, _, _) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        var (person, name, _) = await portal.NewStaffAsync("dinas-b", "People.View");
        using (admin)
        using (person)
        {
            var path = $"{People}/{(await portal.FindAsync(name)).Id}";
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(admin, path));
            foreach (var address in new[] { path, path + "/hapus", path + "/undangan" })
            {
                using var tried = await admin.SubmitAsync("/dinas-a/akun", address, ("peran", "apa-saja"));
                Assert.Equal(HttpStatusCode.NotFound, tried.StatusCode);
            }

            // Nor does what is held in one tenant open the other one.
            using var elsewhere = await admin.GetAsync("/dinas-b/admin/pengguna");
            Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        }
    }

    [Theory]
    [InlineData("/admin/pengguna/tambah")]
    [InlineData("/admin/pengguna/00000000-0000-7000-8000-000000000000")]
    [InlineData("/admin/pengguna/00000000-0000-7000-8000-000000000000/hapus")]
    [InlineData("/admin/pengguna/00000000-0000-7000-8000-000000000000/undangan")]
    [InlineData("/admin/peran/baru")]
    [InlineData("/admin/peran/ubah?nama=Editor")]
    [InlineData("/admin/peran/hapus?nama=Editor")]
    public async Task Who_may_only_look_gets_403_in_the_theme_for_every_way_of_changing(string address)
    {
        var (viewer, _, _) = await portal.NewStaffAsync("dinas-a", "People.View");
        using (viewer)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(viewer, People));
            using var posted = await viewer.SubmitAsync("/dinas-a/akun", "/dinas-a" + address, ("nama", "x"), ("peran", "x"));
            Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
            var page = await posted.TextAsync();
            Assert.Contains("<nav", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
            // Without a token it is no better.
            using var bare = await viewer.PostAsync("/dinas-a" + address, ("nama", "x"));
            Assert.Contains(bare.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.BadRequest });
        }
    }

    [Fact]
    public async Task The_public_is_sent_to_sign_in_and_posts_of_nobody_are_refused()
    {
        using var nobody = new Visitor(portal);
        using var page = await nobody.GetAsync(People);
        Assert.StartsWith("/dinas-a/masuk?kembali=", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        using var posted = await nobody.PostAsync(People + "/tambah", ("siapa", "admin"));
        Assert.Equal(HttpStatusCode.Unauthorized, posted.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_not_filled_in_says_so_and_keeps_what_was_typed()
    {
        var (admin, _, role) = await portal.NewStaffAsync("dinas-a", "People.Manage");
        using (admin)
        {
            using var empty = await admin.SubmitAsync(People + "/tambah", People + "/tambah");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
            using var unknown = await admin.SubmitAsync(People + "/tambah", People + "/tambah", ("siapa", "orang-baru@contoh.example"),
                ("peran", role));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
            var page = await unknown.TextAsync();
            Assert.Contains("value=\"orang-baru@contoh.example\"", page, StringComparison.Ordinal);
            Assert.Contains($"value=\"{role}\" checked", page, StringComparison.Ordinal);
            using var endless = await admin.SubmitAsync(People + "/tambah", People + "/tambah", ("siapa", new string('x', 5000)),
                ("peran", role));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, endless.StatusCode);
        }
    }

    [Fact]
    public async Task Long_lists_page_by_key_and_miss_nobody()
    {
        var role = await portal.NewRoleAsync("tanpa-berita", "People.View");
        await portal.AsOperatorAsync(async services =>
        {
            for (var i = 0; i < 35; i++)
            {
                var name = Tests.People.NewName();
                await services.GetRequiredService<UserManager<PortalAccount>>().CreateAsync(
                    new PortalAccount { Id = Guid.CreateVersion7(), UserName = name, DisplayName = $"Deret {i % 3} (contoh)",
                        CreatedUtc = DateTime.UnixEpoch });
                await services.GetRequiredService<AccountRegister>().GrantAsync(name, portal.At("tanpa-berita").Tenant, role,
                    TestContext.Current.CancellationToken);
            }
        });
        var (viewer, _, _) = await portal.NewStaffAsync("tanpa-berita", "People.View");
        using (viewer)
        {
            var first = await viewer.ReadAsync("/tanpa-berita/admin/pengguna?q=deret");
            var next = first.Split("rel=\"next\" href=\"")[1].Split('"')[0].Replace("&amp;", "&", StringComparison.Ordinal);
            var second = await viewer.ReadAsync(next);
            var names = Rows(first).Concat(Rows(second)).ToList();
            Assert.Equal(35, names.Count);
            Assert.Equal(35, names.Distinct().Count());
            Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Rows(string page) =>
        page.Split("data-label=\"Nama pengguna\">").Skip(1).Select(part => part.Split('<')[0]);

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        return response.StatusCode;
    }
}

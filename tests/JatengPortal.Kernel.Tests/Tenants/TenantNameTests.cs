using JatengPortal.Kernel.Rules;
using JatengPortal.Kernel.Tenants;
using JatengPortal.Kernel.Tests.Probing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Tests.Tenants;

public sealed class TenantNameTests(ProbedPortal portal)
{
    private TenantLifecycle Lifecycle => portal.Services.GetRequiredService<TenantLifecycle>();

    [Theory]
    [InlineData("")]
    [InlineData("Dinas")]
    [InlineData("1dinas")]
    [InlineData("-dinas")]
    [InlineData("dinas-")]
    [InlineData("dinas--a")]
    [InlineData("dinas a")]
    [InlineData("dinas/a")]
    [InlineData("dinas.a")]
    [InlineData("../dinas")]
    [InlineData("dinas\\a")]
    [InlineData("dinas\n")]
    [InlineData("dinas\0")]
    [InlineData("dinás")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_is_no_name_is_neither_name_nor_prefix(string name)
    {
        Assert.Equal("tenant.invalid-name", CodeOf(new TenantDefinition { Name = name, Title = "Judul" }));
        if (name.Length > 0)
            Assert.Equal("tenant.invalid-name", CodeOf(new TenantDefinition { Name = "dinas", Prefix = name, Title = "Judul" }));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("kota-semarang")]
    [InlineData("dinas2")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_name_may_be_1_to_48_letters_digits_and_single_hyphens(string name) =>
        Assert.Null(CodeOf(new TenantDefinition { Name = name, Title = "Judul" }));

    [Theory]
    [InlineData("en")]
    [InlineData("berita")]
    [InlineData("instansi")]
    [InlineData("tentang")]
    [InlineData("halaman")]
    [InlineData("media")]
    [InlineData("tampilan")]
    [InlineData("health")]
    [InlineData("metrics")]
    [InlineData("api")]
    [InlineData("uji")]
    public void The_first_segment_of_a_route_is_no_prefix(string prefix)
    {
        Assert.Equal("tenant.reserved-prefix", CodeOf(new TenantDefinition { Name = prefix, Title = "Judul" }));
        Assert.Equal("tenant.reserved-prefix", CodeOf(new TenantDefinition { Name = "dinas", Prefix = prefix, Title = "Judul" }));
        Assert.Equal("tenant.reserved-prefix", CodeOf(
            new TenantDefinition { Name = "dinas", Prefix = prefix, Title = "Judul", HostNames = ["dinas.example"] }));
        Assert.Null(CodeOf(new TenantDefinition { Name = prefix, Prefix = "dinas", Title = "Judul" }));
    }

    [Theory]
    [InlineData("Dinas.example")]
    [InlineData("http://dinas.example")]
    [InlineData("dinas.example:80")]
    [InlineData("dinas.example/")]
    [InlineData("dinas..example")]
    [InlineData("dinas.example.")]
    [InlineData("-dinas.example")]
    [InlineData("dinas-.example")]
    [InlineData("*.example")]
    [InlineData("dinas_a.example")]
    [InlineData("dinas.example\n")]
    [InlineData(" dinas.example")]
    [InlineData("")]
    public void What_is_no_host_name_is_refused(string host) => Assert.Equal(
        "tenant.invalid-host", CodeOf(new TenantDefinition { Name = "dinas", Title = "Judul", HostNames = ["baik.example", host] }));

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public void The_portals_own_host_name_is_refused(string host) => Assert.Equal(
        "tenant.address-taken", CodeOf(new TenantDefinition { Name = "dinas", Title = "Judul", HostNames = [host] }));

    [Fact]
    public void A_host_name_that_is_named_twice_is_refused() => Assert.Equal("tenant.invalid-host", CodeOf(
        new TenantDefinition { Name = "dinas", Title = "Judul", HostNames = ["dinas.example", "dinas.example"] }));

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_title_has_1_to_200_characters(int length) =>
        Assert.Equal("tenant.invalid-title", CodeOf(new TenantDefinition { Name = "dinas", Title = new string('x', length) + " " }));

    private string? CodeOf(TenantDefinition definition) =>
        Record.Exception(() => Lifecycle.Check(definition)) is { } refused ? Assert.IsType<RuleViolationException>(refused).Code : null;
}

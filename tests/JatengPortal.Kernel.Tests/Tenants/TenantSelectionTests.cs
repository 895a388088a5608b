using System.Globalization;
using JatengPortal.Kernel.Features;
using JatengPortal.Kernel.Tenants;

namespace JatengPortal.Kernel.Tests.Tenants;

public sealed class TenantSelectionTests
{
    private static readonly Guid First = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(1));
    private static readonly Guid Second = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(2));

    public static TheoryData<string> Stored => ["none", "all", "regions", "residency:pati", $"chosen:{First:N},{Second:N}"];

    [Theory]
    [MemberData(nameof(Stored))]
    public void What_is_stored_is_read_again(string stored) => Assert.Equal(stored, TenantSelection.Read(stored).Stored);

    [Theory]
    [InlineData("")]
    [InlineData("semua")]
    [InlineData("residency:")]
    [InlineData("residency:Pati")]
    [InlineData("residency:jakarta")]
    public void What_cannot_be_read_selects_none(string stored) => Assert.Equal(TenantSelection.None, TenantSelection.Read(stored));

    [Fact]
    public void Each_of_the_35_regions_lies_in_one_of_six_residencies()
    {
        var codes = Enumerable.Range(1, 29).Concat(Enumerable.Range(71, 6)).Select(number => string.Create(CultureInfo.InvariantCulture, $"33.{number:00}"));

        Assert.Equal(6, Residency.All.Count);
        Assert.Equal(codes, Residency.All.SelectMany(residency => residency.Regions).Order(StringComparer.Ordinal));
        Assert.Equal("Karesidenan Pekalongan", Residency.Of("33.75")?.Name);
        Assert.Null(Residency.Of("34.71"));
        Assert.Null(Residency.Of(null));
    }

    [Fact]
    public void A_selection_includes_what_its_kind_says()
    {
        var (pati, tegal, agency) = (Of(First, "33.18"), Of(Second, "33.76"), Of(Guid.CreateVersion7(), region: null));

        Assert.Equal([true, true, true], Included(TenantSelection.All));
        Assert.Equal([true, true, false], Included(TenantSelection.Regions));
        Assert.Equal([true, false, false], Included(TenantSelection.Of(Residency.Find("pati")!)));
        Assert.Equal([false, true, false], Included(TenantSelection.Of([Second])));
        Assert.Equal([false, false, false], Included(TenantSelection.None));
        Assert.Throws<ArgumentException>(() => TenantSelection.Of(Enumerable.Range(0, 201).Select(_ => Guid.CreateVersion7())));

        bool[] Included(TenantSelection selection) => [selection.Includes(pati), selection.Includes(tegal), selection.Includes(agency)];
    }

    private static Tenant Of(Guid id, string? region) => new()
    {
        Id = id,
        Name = "contoh",
        Title = "Contoh",
        Prefix = "contoh",
        HostNames = [],
        State = TenantState.Running,
        RegionCode = region,
        Features = FeatureSet.Of([]),
        Theme = "",
        ContentVersion = 0,
    };
}

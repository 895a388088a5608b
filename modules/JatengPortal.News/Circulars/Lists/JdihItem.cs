using System.Text.Json.Serialization;

namespace JatengPortal.News.Circulars.Lists;

/// <summary>A circular as the networks of legal documentation exchange it (JDIH); names and empty values are theirs.</summary>
internal sealed record JdihItem
{
    [JsonPropertyName("idData")] public required string Id { get; init; }
    [JsonPropertyName("tahun_pengundangan")] public required string Year { get; init; }
    [JsonPropertyName("tanggal_penetapan")] public required string Decided { get; init; }
    [JsonPropertyName("tanggal_pengundangan")] public required string Promulgated { get; init; }
    [JsonPropertyName("jenis")] public string Kind { get; init; } = "Surat Edaran";
    [JsonPropertyName("noPeraturan")] public required string Number { get; init; }
    [JsonPropertyName("judul")] public required string Title { get; init; }
    [JsonPropertyName("noPanggil")] public string CallNumber { get; init; } = "-";
    [JsonPropertyName("singkatanJenis")] public string KindShort { get; init; } = "SE";
    [JsonPropertyName("tempatTerbit")] public required string Place { get; init; }
    [JsonPropertyName("penerbit")] public required string Publisher { get; init; }
    [JsonPropertyName("deskripsiFisik")] public string Extent { get; init; } = "-";
    [JsonPropertyName("sumber")] public required string Source { get; init; }
    [JsonPropertyName("subjek")] public required string Subject { get; init; }
    [JsonPropertyName("isbn")] public string Isbn { get; init; } = "-";
    [JsonPropertyName("status")] public required string Status { get; init; }
    [JsonPropertyName("bahasa")] public string Language { get; init; } = "Indonesia";
    [JsonPropertyName("bidangHukum")] public string Field { get; init; } = "Hukum Administrasi Negara";
    [JsonPropertyName("teuBadan")] public required string Body { get; init; }
    [JsonPropertyName("nomorIndukBuku")] public string BookNumber { get; init; } = "-";
    [JsonPropertyName("fileDownload")] public string File { get; init; } = "-";
    [JsonPropertyName("urlDownload")] public string FileAddress { get; init; } = "-";
    [JsonPropertyName("abstrak")] public required string Summary { get; init; }
    [JsonPropertyName("urlDetailPeraturan")] public required string Address { get; init; }
    [JsonPropertyName("operasi")] public string Operation { get; init; } = "4";
    [JsonPropertyName("display")] public string Display { get; init; } = "1";
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.Pages.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pages_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    source_id = table.Column<string>(type: "TEXT", nullable: true),
                    source_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    updated_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    current_edition_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pages_old_slugs",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    document_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages_old_slugs", x => new { x.kind, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "pages_editions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    document_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    body_html = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_utc = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_utc = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages_editions", x => x.id);
                    table.ForeignKey(
                        name: "FK_pages_editions_pages_documents_document_id",
                        column: x => x.document_id,
                        principalTable: "pages_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_pages_documents_kind_slug",
                table: "pages_documents",
                columns: new[] { "kind", "slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pages_documents_kind_source_id",
                table: "pages_documents",
                columns: new[] { "kind", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pages_editions_document_id_number",
                table: "pages_editions",
                columns: new[] { "document_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pages_editions");

            migrationBuilder.DropTable(
                name: "pages_old_slugs");

            migrationBuilder.DropTable(
                name: "pages_documents");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JatengPortal.News.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Circulars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "circular_numbers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    book = table.Column<string>(type: "TEXT", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    counter = table.Column<int>(type: "INTEGER", nullable: true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    document_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    subject = table.Column<string>(type: "TEXT", nullable: true),
                    is_by_hand = table.Column<bool>(type: "INTEGER", nullable: false),
                    holder_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    holder_name = table.Column<string>(type: "TEXT", nullable: true),
                    changed_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circular_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "circular_relations",
                columns: table => new
                {
                    from_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circular_relations", x => new { x.from_id, x.to_id, x.kind });
                    table.ForeignKey(
                        name: "FK_circular_relations_news_documents_from_id",
                        column: x => x.from_id,
                        principalTable: "news_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_circular_relations_news_documents_to_id",
                        column: x => x.to_id,
                        principalTable: "news_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "circular_types",
                columns: table => new
                {
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    layout = table.Column<int>(type: "INTEGER", nullable: false),
                    pattern = table.Column<string>(type: "TEXT", nullable: false),
                    restarts = table.Column<bool>(type: "INTEGER", nullable: false),
                    book = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    classification = table.Column<string>(type: "TEXT", nullable: true),
                    sections = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circular_types", x => x.slug);
                });

            migrationBuilder.CreateTable(
                name: "circulars",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    type_slug = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_slug = table.Column<string>(type: "TEXT", nullable: true),
                    subject_name = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    is_sample = table.Column<bool>(type: "INTEGER", nullable: false),
                    origin_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    origin_name = table.Column<string>(type: "TEXT", nullable: true),
                    origin_address = table.Column<string>(type: "TEXT", nullable: true),
                    published_utc = table.Column<DateTime>(type: "TEXT", nullable: false),
                    updated_utc = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circulars", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_circular_numbers_book_term_counter",
                table: "circular_numbers",
                columns: new[] { "book", "term", "counter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_circular_numbers_document_id",
                table: "circular_numbers",
                column: "document_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_circular_numbers_key",
                table: "circular_numbers",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_circular_numbers_year_key",
                table: "circular_numbers",
                columns: new[] { "year", "key" });

            migrationBuilder.CreateIndex(
                name: "IX_circular_relations_to_id",
                table: "circular_relations",
                column: "to_id");

            migrationBuilder.CreateIndex(
                name: "IX_circulars_origin_id_published_utc_id",
                table: "circulars",
                columns: new[] { "origin_id", "published_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_circulars_published_utc_id",
                table: "circulars",
                columns: new[] { "published_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_circulars_slug",
                table: "circulars",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_circulars_status_published_utc_id",
                table: "circulars",
                columns: new[] { "status", "published_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_circulars_subject_slug_published_utc_id",
                table: "circulars",
                columns: new[] { "subject_slug", "published_utc", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_circulars_year_published_utc_id",
                table: "circulars",
                columns: new[] { "year", "published_utc", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "circular_numbers");

            migrationBuilder.DropTable(
                name: "circular_relations");

            migrationBuilder.DropTable(
                name: "circular_types");

            migrationBuilder.DropTable(
                name: "circulars");
        }
    }
}
